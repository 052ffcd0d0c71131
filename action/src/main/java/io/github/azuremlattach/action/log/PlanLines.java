package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.DetachCompute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as lines: how many changes, each with its sign and its reason, and what differs. */
final class PlanLines {
    private PlanLines() {}

    static List<Text> of(AttachPlan plan) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of(Style.BOLD, headline(plan)));
        int width = plan.changes().stream()
                .mapToInt(change -> change.kind().length())
                .max()
                .orElse(0);
        plan.changes().forEach(change -> lines.add(change(change, width)));
        plan.differences()
                .forEach(difference -> lines.add(Text.of(Style.WARNING, "  ≠ ")
                        .and(difference.property() + ": wanted " + difference.wanted() + ", found "
                                + difference.found())));
        boolean replaces =
                plan.change(DetachCompute.ID).isPresent() && plan.changes().size() > 1;
        if (replaces && plan.changes().stream().anyMatch(Change::provisions)) {
            lines.add(Text.of(Style.WARNING, "  ! ").and("jobs that run on the compute are lost when it is detached"));
        }
        return lines;
    }

    /** What a plan comes to. */
    static String headline(AttachPlan plan) {
        int size = plan.changes().size();
        return switch (plan.decision()) {
            case REFUSE -> "Plan: blocked, since the compute differs from the request";
            case KEEP, CHANGE, NOTHING ->
                size > 0
                        ? "Plan: " + OutcomeText.count(size, "change")
                        : plan.differences().isEmpty() ? "Plan: nothing to change" : "Plan: the differences stay";
        };
    }

    /** A plan in one line: {@code plan: attach, grant, grant}. */
    static String brief(AttachPlan plan) {
        String kinds = plan.changes().stream().map(Change::kind).collect(Collectors.joining(", "));
        return kinds.isEmpty() ? headline(plan).replace("Plan: ", "plan: ") : "plan: " + kinds;
    }

    private static Text change(Change change, int width) {
        Style style =
                switch (change.sign()) {
                    case "+" -> Style.GOOD;
                    case "-" -> Style.BAD;
                    default -> Style.WARNING;
                };
        return Text.of("  ")
                .and(style, change.sign())
                .and(" " + change.kind() + " ".repeat(width - change.kind().length() + 3)
                        + change.subject().strip())
                .and(Style.DIM, "   " + change.reason());
    }
}
