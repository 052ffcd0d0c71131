package io.github.azuremlattach.action;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Markdown;
import io.github.azuremlattach.core.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The page that a run leaves on the job's summary. */
final class StepSummary {
    /** GitHub refuses a summary of 1 MiB and more. */
    private static final int MOST_BYTES = 1_000_000;

    private static final String CUT = "\n\n(The rest was left out.)\n";

    private StepSummary() {}

    /** A run that came to its end. */
    static String of(AttachOutcome outcome) {
        StringBuilder page = new StringBuilder(title(outcome.kind().toString()));
        page.append(facts(outcome));
        outcome.failure().ifPresent(failure -> page.append(why(failure)));
        page.append("\n### Stages\n\n").append(StageChart.of(outcome.timeline()));
        page.append(list("What was changed", outcome.changes()));
        outcome.plan().ifPresent(plan -> page.append(plan(plan)));
        page.append(list("Warnings", outcome.warnings()));
        return capped(page.toString());
    }

    /** A run that did not begin. */
    static String of(AttachFailure failure) {
        return capped(title("failed") + why(failure));
    }

    /** A run that was told to stop. */
    static String cancelled(List<String> lines) {
        return capped(title("cancelled") + list("Where it stands", lines));
    }

    static String title(String outcome) {
        return "## Azure ML attach: " + outcome + "\n";
    }

    private static String facts(AttachOutcome outcome) {
        String name = outcome.computeId().substring(outcome.computeId().lastIndexOf('/') + 1);
        AttachOutcome.Span last = outcome.timeline().get(outcome.timeline().size() - 1);
        return "\n| | |\n|---|---|\n"
                + row("Compute", link(name, outcome.portalLink()))
                + row("Provisioning state", Markdown.code(outcome.provisioningState()))
                + row("Identity", Markdown.code(outcome.principalId()))
                + row("Changed in Azure", outcome.changed() ? "yes" : "no")
                + row("Time taken", StageChart.seconds(last.start().plus(last.length())));
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + (value.isEmpty() ? "-" : value) + " |\n";
    }

    static String link(String text, String address) {
        return address.matches("https://[A-Za-z0-9._~:/#%@()-]+")
                ? "<a href=\"" + address + "\">" + Markdown.code(text) + "</a>"
                : Markdown.code(text);
    }

    private static String why(AttachFailure failure) {
        return "\n### Why it failed\n\n" + Markdown.code(failure.summary()) + "\n"
                + list("", failure.details())
                + list(
                        "What to do",
                        failure.advice().stream().map(Advice::toString).toList())
                + failure.correlationId()
                        .map(id -> "\nCorrelation id: " + Markdown.code(id) + "\n")
                        .orElse("");
    }

    private static String plan(AttachPlan plan) {
        String checks = plan.verdicts().stream().map(StepSummary::check).collect(Collectors.joining());
        return "\n### Plan\n\n" + plan.toMarkdown()
                + (checks.isEmpty() ? "" : "\n### Checks\n\n| Result | Check | Seen |\n|---|---|---|\n" + checks);
    }

    private static String check(Verdict verdict) {
        return "| " + verdict.result() + " | " + verdict.check() + " | " + Markdown.code(verdict.evidence()) + " |\n";
    }

    private static String list(String title, List<String> lines) {
        String items =
                lines.stream().map(line -> "- " + Markdown.code(line) + "\n").collect(Collectors.joining());
        return items.isEmpty() ? "" : (title.isEmpty() ? "" : "\n### " + title + "\n") + "\n" + items;
    }

    /** Cuts at the end of a line; the chart stands before all that may grow. */
    static String capped(String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return page;
        }
        int end = MOST_BYTES - CUT.length();
        while (bytes[end] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + CUT;
    }
}
