package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.diagnosis.Explanation;
import io.github.azuremlattach.core.diagnosis.Place;
import io.github.azuremlattach.core.diagnosis.Symptom;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of a finding, with places for facts and parameters.
 *
 * @param evidence what was seen
 * @param cause why that matters; may be empty
 * @param remedy what to do; may be empty
 * @param link a page that says more; may be empty
 * @param commands command lines to copy; a fact may stand for several lines
 */
record FindingText(String evidence, String cause, String remedy, String link, List<String> commands) {
    private static final Properties WORDS = new Properties();
    private static final Pattern PLACE = Pattern.compile("\\{(input )?([a-z-]+)}");

    static {
        try (InputStream words = FindingText.class.getResourceAsStream("findings.properties")) {
            WORDS.load(new InputStreamReader(words, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FindingText of(Finding finding) {
        return new FindingText(
                words(finding, "evidence"),
                words(finding, "cause"),
                words(finding, "remedy"),
                words(finding, "link"),
                words(finding, "commands").lines().toList());
    }

    private static String words(Finding finding, String part) {
        return WORDS.getProperty(finding.code() + "." + part, "");
    }

    Verdict verdict(Finding finding, Map<String, String> facts, Diagnosis diagnosis) {
        Function<Parameter, String> names = diagnosis.names();
        Advice own = new Advice(
                filled(cause, facts, names),
                filled(remedy, facts, names),
                commands.stream()
                        .flatMap(command -> filled(command, facts, names).lines())
                        .toList(),
                link);
        boolean silent = finding.result() == Verdict.Result.PASS;
        return new Verdict(
                finding.check(),
                finding.result(),
                finding.code(),
                facts,
                filled(evidence, facts, names),
                silent
                        ? Optional.empty()
                        : Optional.of(explained(finding, facts, diagnosis).orElse(own)));
    }

    /** What is known of the words of Azure that a finding quotes. */
    private static Optional<Advice> explained(Finding finding, Map<String, String> facts, Diagnosis diagnosis) {
        String said =
                facts.getOrDefault("why", facts.getOrDefault("problems", "")).replaceFirst("^: ", "");
        return finding.place()
                .filter(place -> !said.isEmpty())
                .flatMap(place -> place == Place.HEALTH_CHECK
                        ? each(said, diagnosis.with(facts))
                        : whole(place, said, diagnosis.with(facts)));
    }

    private static Optional<Advice> whole(Place place, String said, Diagnosis diagnosis) {
        return Optional.of(diagnosis.explain(Symptom.at(place, said.lines().toList())))
                .filter(Explanation::isKnown)
                .map(known -> known.advice().get(0));
    }

    /** A health check reports a line for each thing that is wrong. */
    private static Optional<Advice> each(String said, Diagnosis diagnosis) {
        List<Advice> known = said.lines()
                .flatMap(line -> whole(Place.HEALTH_CHECK, line, diagnosis).stream())
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(Advice.all(known));
    }

    private static String filled(String text, Map<String, String> facts, Function<Parameter, String> names) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1) == null
                                ? facts.getOrDefault(place.group(2), "")
                                : Parameter.named(place.group(2)).map(names).orElse(place.group(2))));
    }
}
