package io.github.azuremlattach.action.summary;

import io.github.azuremlattach.action.log.OutcomeText;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.Difference;
import java.util.List;
import java.util.stream.Collectors;

/** Plans and changes as tables, ready for a page or a comment. */
public final class PlanPage {
    /** GitHub takes comments of 65,536 characters. */
    private static final int MAX_COMMENT_BYTES = 60_000;

    /** A change with more settings has them folded. */
    private static final int MAX_OPEN_SETTINGS = 4;

    private PlanPage() {}

    /** The plan of each compute, for a comment; empty where nothing was planned. */
    public static String of(AttachReport report) {
        boolean one = report.targets().size() == 1;
        String text = report.targets().stream()
                .filter(target -> target.plan().isPresent())
                .map(target -> "### " + MarkdownText.prose(OutcomeText.plan(target)) + "\n\n"
                        + plan(target.plan().get()))
                .collect(Collectors.joining("\n"));
        return one ? text.strip() : SummaryPage.capped(text.strip(), MAX_COMMENT_BYTES);
    }

    /** A plan as tables: its changes, and how an existing compute differs. */
    static String plan(AttachPlan plan) {
        String rows = plan.changes().stream()
                .map(change -> row(change.sign(), change))
                .collect(Collectors.joining());
        String table = rows.isEmpty() ? "Nothing to change.\n" : head() + rows;
        return table + warning(plan) + differences(plan.differences());
    }

    /** What became of the changes; empty when there are none. */
    static String results(AttachOutcome outcome) {
        String rows = outcome.changes().stream()
                .map(result -> row(sign(result), result.change()))
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : head() + rows;
    }

    /** How an existing compute differs; empty when it does not. */
    static String differences(List<Difference> differences) {
        return differences.isEmpty()
                ? ""
                : "\n| | Setting | Requested | Found |\n|---|---|---|---|\n"
                        + differences.stream()
                                .map(one -> "| ≠ | " + MarkdownText.prose(one.property()) + " | "
                                        + MarkdownText.code(one.wanted()) + " | " + MarkdownText.code(one.found())
                                        + " |\n")
                                .collect(Collectors.joining());
    }

    /** What a replacement costs; empty where nothing is replaced. */
    private static String warning(AttachPlan plan) {
        boolean replaces = plan.change(DetachCompute.ID).isPresent()
                && plan.changes().stream().anyMatch(Change::provisions);
        return replaces ? "\n⚠ The present compute is detached first. Jobs that run on it are lost.\n" : "";
    }

    private static String head() {
        return "| | Change | What | Why |\n|---|---|---|---|\n";
    }

    private static String row(String sign, Change change) {
        return "| " + sign + " | " + change.verb() + " | " + MarkdownText.prose(change.subject())
                + details(change) + " | "
                + MarkdownText.prose(change.reason().toString()) + " |\n";
    }

    /** The settings of a change below it; many of them folded. */
    private static String details(Change change) {
        List<String> details = OutcomeText.details(change);
        String lines = details.stream().map(MarkdownText::code).collect(Collectors.joining("<br>"));
        return details.isEmpty()
                ? ""
                : details.size() <= MAX_OPEN_SETTINGS
                        ? "<br>" + lines
                        : "<details><summary>" + OutcomeText.count(details.size(), "setting") + "</summary>" + lines
                                + "</details>";
    }

    private static String sign(ChangeResult result) {
        return switch (result.status()) {
            case DONE -> "✓";
            case SUBMITTED -> "…";
            case PENDING -> result.isUnknown() ? "?" : "…";
            case FOUND -> "=";
            case FAILED, REFUSED -> "✗";
            case SKIPPED -> "–";
        };
    }
}
