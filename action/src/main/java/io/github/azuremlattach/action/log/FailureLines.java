package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import java.util.ArrayList;
import java.util.List;

/** A failure in full: what happened, what was seen, why, what to do, and what Azure said in its own words. */
final class FailureLines {
    private static final int MAX_EVIDENCE = 200;
    private static final int MAX_GIST = 5;

    private final List<Text> lines = new ArrayList<>();

    private FailureLines() {}

    /** The lines of a failure, its summary first. */
    static List<Text> of(AttachFailure failure) {
        FailureLines text = new FailureLines();
        text.lines.add(Text.of(Style.BAD, "✗ ").and(Style.BOLD, failure.summary()));
        if (failure.kind() == AttachFailure.Kind.INVALID_INPUT) {
            failure.evidence().forEach(mistake -> text.lines.add(Text.of("  ").and(mistake)));
        } else {
            text.section("Seen", failure.evidence());
        }
        failure.advice().forEach(text::advice);
        text.section(
                "More",
                failure.advice().stream()
                        .map(Advice::link)
                        .filter(link -> !link.isEmpty())
                        .distinct()
                        .toList());
        text.section("Azure", failure.azure());
        if (!failure.correlationId().isEmpty()) {
            text.section("", List.of("correlation id " + failure.correlationId()));
        }
        return text.lines;
    }

    /** A failure in short, for an overview: what happened, the innermost reason, and the first remedy. */
    static String gist(AttachFailure failure) {
        List<String> lines = new ArrayList<>(List.of(failure.summary()));
        if (failure.azure().isEmpty()) {
            failure.evidence().stream().limit(MAX_GIST).forEach(lines::add);
        } else {
            lines.add(failure.azure().get(failure.azure().size() - 1));
        }
        if (failure.advice().size() == 1 || !failure.azure().isEmpty()) {
            failure.advice().stream()
                    .findFirst()
                    .map(advice -> (advice.cause() + " " + advice.remedy()).strip())
                    .ifPresent(lines::add);
        }
        return String.join("\n", lines);
    }

    private void advice(Advice advice) {
        section("Why", advice.cause().isEmpty() ? List.of() : List.of(advice.cause()));
        section("Do", advice.remedy().isEmpty() ? List.of() : List.of(advice.remedy()));
        if (!advice.commands().isEmpty()) {
            lines.add(Text.of(""));
            advice.commands().forEach(command -> lines.add(Text.of(indent("")).and(Style.BOLD, command)));
            lines.add(Text.of(""));
        }
    }

    /** Lines under a heading; the heading stands before the first. */
    private void section(String heading, List<String> texts) {
        String prefix = heading;
        for (String text :
                texts.stream().flatMap(String::lines).limit(MAX_EVIDENCE).toList()) {
            lines.add(Text.of(Style.DIM, indent(prefix)).and(text));
            prefix = "";
        }
    }

    private static String indent(String heading) {
        return String.format("  %-9s", heading);
    }
}
