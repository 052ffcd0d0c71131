package io.github.azuremlattach.action.log;

import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** How a run ended, in one sentence and in one sign. */
public final class OutcomeText {
    private static final Pattern ARM_ID = Pattern.compile("/subscriptions/[^\\s,]*/([^/\\s,]+)");

    private OutcomeText() {}

    /** {@code ✓} did what was asked for, {@code ✗} failed, {@code ≠} differs, {@code !} is not known yet. */
    public static String sign(AttachOutcome outcome) {
        return switch (outcome.kind()) {
            case DRIFTED -> "≠";
            case UNFINISHED -> "!";
            case SKIPPED -> "-";
            case FAILED -> "✗";
            default -> "✓";
        };
    }

    /** What happened to one compute, without a full stop: {@code k8s-compute attached to ml-prod}. */
    public static String title(AttachOutcome outcome, boolean cancelled) {
        String name = outcome.name();
        return switch (outcome.kind()) {
            case ATTACHED -> name + " attached to " + workspace(outcome);
            case UNCHANGED -> name + " is as requested";
            case UPDATED -> name + " updated in " + workspace(outcome);
            case REPLACED -> name + " replaced in " + workspace(outcome);
            case DETACHED -> name + " detached from " + workspace(outcome);
            case SUBMITTED -> name + " submitted to " + workspace(outcome);
            case PLANNED -> planned(outcome);
            case DRIFTED -> name + " drifted";
            case FAILED -> name + " failed";
            case UNFINISHED -> name + (cancelled ? " cancelled" : " unfinished");
            case SKIPPED -> name + " was not begun";
        };
    }

    /** The same with its sign. */
    public static String signed(AttachOutcome outcome, boolean cancelled) {
        String title = title(outcome, cancelled);
        return outcome.kind() == Kind.PLANNED ? title : sign(outcome) + " " + title;
    }

    /** What is planned for a compute: {@code Plan: 2 changes for team-a}. */
    public static String plan(AttachOutcome outcome) {
        return planned(outcome);
    }

    /** The last line of a run for one compute. */
    public static String sentence(AttachOutcome outcome, boolean cancelled) {
        String took = " in " + Durations.words(outcome.millis());
        String changes = changes(outcome);
        return switch (outcome.kind()) {
            case ATTACHED -> "Attached " + outcome.name() + took + changes + ".";
            case UPDATED -> "Updated " + outcome.name() + took + changes + ".";
            case REPLACED -> "Replaced " + outcome.name() + took + changes + ".";
            case DETACHED -> "Detached " + outcome.name() + took + changes + ".";
            case UNCHANGED -> outcome.name() + " is as requested; nothing was changed.";
            case SUBMITTED -> "Submitted " + outcome.name() + took + "; Azure continues the operation.";
            case PLANNED -> planned(outcome) + "; nothing was changed.";
            case DRIFTED -> outcome.name() + " differs from the request; nothing was changed.";
            case FAILED -> failed(outcome, took);
            case UNFINISHED, SKIPPED -> title(outcome, cancelled) + ".";
        };
    }

    private static String failed(AttachOutcome outcome, String took) {
        boolean stays = !outcome.provisioningState().isEmpty() && outcome.changed();
        return outcome.name() + " failed" + took + made(outcome)
                + (stays ? "; it is " + outcome.provisioningState() + " in " + workspace(outcome) + "." : ".");
    }

    private static String made(AttachOutcome outcome) {
        if (outcome.changed()) {
            return changes(outcome);
        }
        return outcome.unknownLines().isEmpty()
                ? "; nothing was changed"
                : "; it is unknown whether anything was changed";
    }

    private static String planned(AttachOutcome outcome) {
        int size = outcome.plan().map(AttachPlan::changes).map(List::size).orElse(0);
        return size == 0
                ? "Plan: nothing to change for " + outcome.name()
                : "Plan: " + count(size, "change") + " for " + outcome.name();
    }

    private static String changes(AttachOutcome outcome) {
        long made = outcome.changes().stream()
                .map(ChangeResult::status)
                .filter(ChangeResult.Status::changed)
                .count();
        return made == 0 ? "" : ", " + count(made, "change");
    }

    /** How many computes ended in which way, those that failed last: {@code 8 attached, 2 failed}. */
    public static String counts(AttachReport report) {
        List<String> good = report.targets().stream()
                .filter(AttachOutcome::succeeded)
                .map(target -> target.kind().toString())
                .toList();
        List<String> words = report.counts().entrySet().stream()
                .sorted(Comparator.comparing(count -> !good.contains(count.getKey())))
                .map(count -> count.getValue() + " " + count.getKey())
                .toList();
        return words.isEmpty() ? "this shard contains no computes" : String.join(", ", words);
    }

    /** The settings of a change, a line each, with names instead of ARM ids. */
    public static List<String> details(Change change) {
        return change.details().stream()
                .map(detail -> ARM_ID.matcher(detail).replaceAll("…/$1"))
                .toList();
    }

    /** A number with its noun: {@code 1 change}, {@code 2 changes}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The workspace's name. */
    public static String workspace(AttachOutcome outcome) {
        return ResourceId.parse(outcome.workspace()).map(ResourceId::name).orElse("the workspace");
    }
}
