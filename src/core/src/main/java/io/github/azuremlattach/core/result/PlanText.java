package io.github.azuremlattach.core.result;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes a plan for people. */
final class PlanText {
    private PlanText() {}

    static String text(AttachPlan plan, UnaryOperator<String> spelling) {
        return headline(plan)
                + plan.changes().stream()
                        .map(change -> "\n  " + change.sign() + " " + change.verb() + " " + change.subject() + " ("
                                + change.reason().words(spelling) + ")" + details(change, "\n      "))
                        .collect(Collectors.joining())
                + plan.differences().stream().map(d -> "\n  ≠ " + d).collect(Collectors.joining());
    }

    static String markdown(AttachPlan plan) {
        String rows = plan.changes().stream()
                .map(change -> "| " + change.sign() + " | " + change.verb() + " | " + Markdown.code(change.subject())
                        + markdown(change) + " | "
                        + Markdown.code(change.reason().toString()) + " |\n")
                .collect(Collectors.joining());
        String table = rows.isEmpty() ? headline(plan) + "\n" : "| | Change | What | Why |\n|---|---|---|---|\n" + rows;
        return table + differs(plan);
    }

    private static String details(Change change, String before) {
        return change.details().stream().map(detail -> before + detail).collect(Collectors.joining());
    }

    private static String markdown(Change change) {
        return change.details().stream()
                .map(detail -> "<br>" + Markdown.code(detail))
                .collect(Collectors.joining());
    }

    private static String headline(AttachPlan plan) {
        int size = plan.changes().size();
        return switch (plan.decision()) {
            case REFUSE -> "Plan: blocked, since the compute differs from the request.";
            case KEEP, CHANGE, NOTHING ->
                size == 0
                        ? plan.differences().isEmpty() ? "Plan: nothing to change." : "Plan: the differences stay."
                        : "Plan: " + size + (size == 1 ? " change" : " changes");
        };
    }

    /** A list below the rest, which Markdown sets apart by an empty line. */
    private static String differs(AttachPlan plan) {
        return plan.differences().isEmpty()
                ? ""
                : plan.differences().stream()
                        .map(difference -> "- differs: " + Markdown.code(difference.toString()) + "\n")
                        .collect(Collectors.joining("", "\n", ""));
    }
}
