package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills sentences and commands: {@code {input name}} is a parameter in the host's spelling, {@code {name}} a fact, and
 * {@code [...]} in a sentence is left out when a fact in it is unknown.
 */
final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{(input )?([a-z-]+)}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");

    private final Map<String, String> facts;
    private final Function<Parameter, String> names;

    Wording(Map<String, String> facts, Function<Parameter, String> names) {
        this.facts = facts;
        this.names = names;
    }

    /** A sentence; a fact that is unknown stands in angle brackets. */
    String sentence(String text) {
        String kept = OPTIONAL.matcher(text)
                .replaceAll(part -> isKnown(part.group(1)) ? Matcher.quoteReplacement(part.group(1)) : "");
        return fill(kept);
    }

    /** The command lines whose facts are all known. */
    List<String> commands(List<String> commands) {
        return commands.stream()
                .filter(this::isKnown)
                .flatMap(command -> fill(command).lines())
                .toList();
    }

    /** A command with the names of its facts in angle brackets. */
    String pattern(String command) {
        return fill(command);
    }

    private boolean isKnown(String text) {
        return PLACE.matcher(text)
                .results()
                .filter(place -> place.group(1) == null)
                .allMatch(place -> !facts.getOrDefault(place.group(2), "").isEmpty());
    }

    private String fill(String text) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(place)));
    }

    private String value(MatchResult place) {
        String name = place.group(2);
        return place.group(1) == null
                ? facts.getOrDefault(name, "<" + name + ">")
                : Parameter.named(name).map(names).orElse(name);
    }
}
