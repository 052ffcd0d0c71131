package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.DetachCompute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan as lines: how many changes, each with its sign, its reason and its settings, and what differs. */
final class PlanLines {
    private static final int MAX_SUBJECT = 72;

    /** What stands beside the word for a change, so that its details stand below its subject. */
    private static final int INDENT = 7;

    private PlanLines() {}

    static List<Text> of(AttachPlan plan) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of(Style.BOLD, headline(plan)));
        int kinds = longest(plan, Change::verb);
        int subjects =
                Math.min(MAX_SUBJECT, longest(plan, change -> change.subject().strip()));
        for (Change change : plan.changes()) {
            lines.add(change(change, kinds, subjects));
            String indent = " ".repeat(INDENT + kinds);
            OutcomeText.details(change)
                    .forEach(detail -> lines.add(Text.of(indent).and(detail)));
        }
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

    /** A plan in a few words: {@code attach, grant, grant}. */
    static String brief(AttachPlan plan) {
        String kinds = plan.changes().stream().map(Change::verb).collect(Collectors.joining(", "));
        return kinds.isEmpty() ? headline(plan).replace("Plan: ", "") : kinds;
    }

    /** All plans in one line: {@code Plan: 20 changes on 10 computes (10 attach, 10 grant)}. */
    static String total(List<AttachPlan> plans) {
        Map<String, Long> kinds = plans.stream()
                .flatMap(plan -> plan.changes().stream())
                .collect(Collectors.groupingBy(Change::verb, LinkedHashMap::new, Collectors.counting()));
        long changes = kinds.values().stream().mapToLong(Long::longValue).sum();
        long computes = plans.stream().filter(plan -> !plan.isEmpty()).count();
        String each = kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        return changes == 0
                ? "Plan: nothing to change"
                : "Plan: " + OutcomeText.count(changes, "change") + " on " + OutcomeText.count(computes, "compute")
                        + " (" + each + ")";
    }

    private static int longest(AttachPlan plan, Function<Change, String> words) {
        return plan.changes().stream().map(words).mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()) + 3);
    }

    private static Text change(Change change, int kinds, int subjects) {
        Style style =
                switch (change.sign()) {
                    case "+" -> Style.GOOD;
                    case "-" -> Style.BAD;
                    default -> Style.WARNING;
                };
        return Text.of("  ")
                .and(style, change.sign())
                .and(" " + pad(change.verb(), kinds) + pad(change.subject().strip(), subjects))
                .and(Style.DIM, change.reason().toString());
    }
}
