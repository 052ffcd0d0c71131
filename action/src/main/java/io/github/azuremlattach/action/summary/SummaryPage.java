package io.github.azuremlattach.action.summary;

import io.github.azuremlattach.action.log.CancelMessage;
import io.github.azuremlattach.action.log.Durations;
import io.github.azuremlattach.action.log.OutcomeText;
import io.github.azuremlattach.action.log.SharedFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The page that a run leaves beside its log: what needs a person first, what passed folded. */
public final class SummaryPage {
    /** GitHub refuses a summary of 1 MiB and more. */
    private static final int MAX_BYTES = 1_000_000;

    /** A plan of more changes is folded. */
    private static final int MAX_OPEN_CHANGES = 20;

    private static final String REPLACED =
            "\n⚠ The compute that was there before was detached. Jobs that ran on it are lost.\n";

    private static final String CUT = "\n\n(The rest was left out.)\n";

    private SummaryPage() {}

    /** The page of a run, for one compute or for many, however it ended. */
    public static String of(AttachReport report) {
        String page = report.targets().size() == 1 && report.failure().isEmpty() ? one(report) : many(report);
        return capped(page, MAX_BYTES);
    }

    private static String one(AttachReport report) {
        AttachOutcome outcome = report.targets().get(0);
        return title(OutcomeText.signed(outcome, report.cancelled()))
                + stand(report)
                + outcome.failure()
                        .map(failure -> FailureSection.of(failure, outcome.checks()))
                        .orElse("")
                + facts(outcome)
                + changes(outcome)
                + CheckSection.of(outcome)
                + StageChart.of(outcome);
    }

    private static String many(AttachReport report) {
        String sign = report.exitCode() == 0 ? "✓ " : report.cancelled() ? "! " : "✗ ";
        String title = report.targets().isEmpty() && report.failure().isEmpty() && report.cancelled()
                ? "! cancelled"
                : sign + counts(report);
        String failures = SharedFailure.in(report).stream()
                .map(one ->
                        "\n### ✗ " + MarkdownText.prose(one.who()) + "\n" + FailureSection.of(one.failure(), List.of()))
                .collect(Collectors.joining());
        return title(title)
                + stand(report)
                + report.failure()
                        .map(failure -> FailureSection.of(failure, List.of()))
                        .orElse("")
                + failures
                + TargetTable.of(report.targets())
                + plans(report);
    }

    private static String counts(AttachReport report) {
        String counts = OutcomeText.counts(report);
        return report.failure().isEmpty() ? counts : report.targets().isEmpty() ? "not begun" : "incomplete: " + counts;
    }

    private static String title(String text) {
        return "## " + MarkdownText.prose(text) + "\n";
    }

    /** Where things stand after a cancel. */
    private static String stand(AttachReport report) {
        return report.cancelled()
                ? "\n"
                        + CancelMessage.lines(report, true).stream()
                                .map(line -> "- " + MarkdownText.prose(line) + "\n")
                                .collect(Collectors.joining())
                        + detach(CancelMessage.commands(report))
                : "";
    }

    private static String detach(List<String> commands) {
        return commands.isEmpty()
                ? ""
                : "\nTo detach instead:\n"
                        + commands.stream()
                                .map(command -> "\n" + MarkdownText.fence(command))
                                .collect(Collectors.joining());
    }

    private static String facts(AttachOutcome outcome) {
        List<String> facts = new ArrayList<>();
        if (!outcome.cluster().isEmpty()) {
            facts.add("cluster " + MarkdownText.code(shortName(outcome.cluster())));
            facts.add("namespace " + MarkdownText.code(outcome.namespace()));
        }
        if (!outcome.provisioningState().isEmpty()) {
            facts.add("state " + MarkdownText.code(outcome.provisioningState()));
        }
        if (!outcome.principalId().isEmpty()) {
            facts.add("identity " + MarkdownText.code(outcome.principalId()));
        }
        facts.add(Durations.words(outcome.millis()));
        if (!outcome.portalLink().isEmpty()) {
            facts.add(MarkdownText.link("Azure portal", outcome.portalLink()));
        }
        return "\n" + String.join(" · ", facts) + "\n";
    }

    private static String changes(AttachOutcome outcome) {
        boolean done = outcome.changes().stream().anyMatch(one -> one.status().changed() || one.isUnknown());
        String table = done
                ? PlanPage.results(outcome)
                        + (outcome.kind() == AttachOutcome.Kind.REPLACED ? REPLACED : "")
                        + outcome.plan()
                                .map(plan -> PlanPage.differences(plan.differences()))
                                .orElse("")
                : outcome.plan()
                        .filter(plan -> !plan.isEmpty() || !plan.differences().isEmpty())
                        .map(PlanPage::plan)
                        .orElse("");
        if (table.isEmpty()) {
            return "";
        }
        String title = done ? "Changes" : "Plan";
        return outcome.changes().size() > MAX_OPEN_CHANGES
                ? MarkdownText.details(
                        title + ": " + OutcomeText.count(outcome.changes().size(), "change"), table)
                : "\n### " + title + "\n\n" + table;
    }

    private static String plans(AttachReport report) {
        return report.targets().stream()
                .filter(target -> target.plan().filter(plan -> !plan.isEmpty()).isPresent())
                .map(target -> MarkdownText.details(
                        MarkdownText.prose(OutcomeText.plan(target)),
                        PlanPage.plan(target.plan().orElseThrow())))
                .collect(Collectors.joining());
    }

    static String shortName(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Cuts at the end of a line; what needs a person stands before all that may grow. */
    static String capped(String page, int max) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= max) {
            return page;
        }
        int end = max - CUT.length();
        while (end > 0 && bytes[end] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + CUT;
    }
}
