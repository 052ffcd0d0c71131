package io.github.azuremlattach.action.summary;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a run failed and what to do: own words as prose, commands to copy, and Azure's words as a quotation. */
final class FailureSection {
    private static final int MAX_LINES = 200;

    private FailureSection() {}

    /**
     * Writes a failure.
     *
     * @param checks what the page shows elsewhere, and what is not said again here
     */
    static String of(AttachFailure failure, List<Verdict> checks) {
        String evidence = failure.evidence().stream()
                .filter(line -> checks.stream()
                        .noneMatch(check -> !check.passed() && !check.failed() && line.endsWith(check.toString())))
                .limit(MAX_LINES)
                .map(line -> "- " + MarkdownText.prose(line) + "\n")
                .collect(Collectors.joining());
        Set<String> links = new HashSet<>();
        String advice = failure.advice().stream()
                .map(one -> advice(one, links.add(one.link())))
                .collect(Collectors.joining());
        String azure =
                MarkdownText.quote(failure.azure().stream().limit(MAX_LINES).toList());
        String id = failure.correlationId().isEmpty()
                ? ""
                : "\nCorrelation id " + MarkdownText.code(failure.correlationId()) + "\n";
        return "\n" + MarkdownText.prose(failure.summary()) + "\n" + block("", evidence) + advice
                + block("Azure says:", azure) + id;
    }

    private static String advice(Advice advice, boolean withLink) {
        String words = MarkdownText.prose((advice.cause() + " " + advice.remedy()).strip());
        String link = advice.link().isEmpty() || !withLink ? "" : MarkdownText.link("Read more", advice.link());
        String sentence = (words + " " + link).strip();
        return (sentence.isEmpty() ? "" : "\n" + sentence + "\n")
                + advice.commands().stream()
                        .map(command -> "\n" + MarkdownText.fence(command))
                        .collect(Collectors.joining());
    }

    private static String block(String title, String text) {
        return text.isEmpty() ? "" : "\n" + (title.isEmpty() ? "" : title + "\n\n") + text;
    }
}
