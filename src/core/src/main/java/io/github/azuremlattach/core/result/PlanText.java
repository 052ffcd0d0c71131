package io.github.azuremlattach.core.result;

import java.util.stream.Collectors;

/** Writes a plan for people. */
final class PlanText {
    private PlanText() {}

    static String text(AttachPlan plan) {
        if (plan.isEmpty()) {
            return "Plan: nothing to change." + differences(plan);
        }
        return "Plan: " + plan.changes().size() + (plan.changes().size() == 1 ? " change." : " changes.")
                + plan.changes().stream()
                        .map(change -> "\n  " + sign(change) + " " + change)
                        .collect(Collectors.joining())
                + differences(plan);
    }

    static String markdown(AttachPlan plan) {
        if (plan.isEmpty()) {
            return "Nothing to change.\n" + differs(plan);
        }
        return "| | Change | Reason |\n|---|---|---|\n"
                + plan.changes().stream()
                        .map(change -> "| " + sign(change) + " | " + change.kind() + " "
                                + Markdown.code(change.subject()) + " | " + Markdown.code(change.reason()) + " |\n")
                        .collect(Collectors.joining())
                + differs(plan);
    }

    /** A list below the rest, which Markdown sets apart by an empty line. */
    private static String differs(AttachPlan plan) {
        return plan.differences().isEmpty()
                ? ""
                : plan.differences().stream()
                        .map(difference -> "- differs: " + Markdown.code(difference.toString()) + "\n")
                        .collect(Collectors.joining("", "\n", ""));
    }

    private static String differences(AttachPlan plan) {
        return plan.differences().stream().map(d -> "\n  ~ " + d).collect(Collectors.joining());
    }

    private static String sign(PlannedChange change) {
        return switch (change.kind()) {
            case ATTACH, CREATE_NAMESPACE, GRANT_ROLE -> "+";
            case UPDATE -> "~";
            case DETACH, REMOVE_ROLE -> "-";
        };
    }
}
