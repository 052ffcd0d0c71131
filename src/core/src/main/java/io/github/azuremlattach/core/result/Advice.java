package io.github.azuremlattach.core.result;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a person can do about a finding.
 *
 * @param cause why it is so, one sentence; empty when unknown
 * @param remedy what to do, one sentence, in the parameter names of the host; empty when there is nothing to do
 * @param commands complete command lines to copy, one each
 * @param link a page that says more; empty when there is none
 */
public record Advice(String cause, String remedy, List<String> commands, String link) {

    public Advice {
        commands = List.copyOf(commands);
    }

    /** Advice of one sentence. */
    public static Advice remedy(String remedy) {
        return new Advice("", remedy, List.of(), "");
    }

    /** Several pieces of advice as one; the link is the first one's. */
    public static Advice all(List<Advice> several) {
        return new Advice(
                sentences(several, Advice::cause),
                sentences(several, Advice::remedy),
                several.stream()
                        .flatMap(advice -> advice.commands().stream())
                        .distinct()
                        .toList(),
                several.stream().map(Advice::link).findFirst().orElse(""));
    }

    private static String sentences(List<Advice> several, Function<Advice, String> part) {
        return several.stream()
                .map(part)
                .filter(sentence -> !sentence.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Cause, remedy, commands and link as one line. */
    @Override
    public String toString() {
        String doIt = commands.isEmpty() ? "" : " " + String.join(" && ", commands);
        return (cause + " " + remedy + doIt + (link.isEmpty() ? "" : " See " + link)).strip();
    }
}
