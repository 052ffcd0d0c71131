package io.jenkins.plugins.azuremlattach;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.fleet.TargetReport;
import io.github.azuremlattach.core.request.OnDifference;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * What an outcome means for the build.
 *
 * @param failure why the build fails
 * @param warning why the stage is unstable
 */
record Judgement(Optional<AbortException> failure, Optional<String> warning) {
    private static final String DRIFTED = AttachOutcome.Kind.DRIFTED.toString();
    private static final int MOST_NAMED = 10;

    /** Judges the outcome of one compute. */
    static Judgement of(AttachOutcome outcome, Policy policy, AttachRecord record, boolean failOnDrift) {
        if (outcome.kind() == AttachOutcome.Kind.DRIFTED && !failOnDrift) {
            return new Judgement(Optional.empty(), outcome.failure().map(AttachFailure::summary));
        }
        return new Judgement(
                outcome.failure().map(Judgement::exception),
                wasKept(record, policy)
                        ? Optional.of("The compute differs from what was asked for, and was kept: "
                                + String.join("; ", record.getDifferences()))
                        : Optional.empty());
    }

    /**
     * Judges a fleet.
     *
     * @param kept the computes that differ and were kept
     */
    static Judgement of(FleetReport report, List<String> kept, boolean failOnDrift) {
        List<TargetReport> failed = report.targets().stream()
                .filter(target -> target.exitCode() != 0)
                .toList();
        if (failed.isEmpty()) {
            return new Judgement(
                    Optional.empty(),
                    kept.isEmpty()
                            ? Optional.empty()
                            : Optional.of(counted(kept, report) + " differ from what was asked for, and were kept: "
                                    + String.join(", ", kept)));
        }
        boolean drifted = failed.stream().allMatch(target -> target.outcome().equals(DRIFTED));
        String what = counted(failed, report) + (drifted ? " differ from what was asked for." : " failed.");
        return drifted && !failOnDrift
                ? new Judgement(Optional.empty(), Optional.of(what))
                : new Judgement(Optional.of(exception(what, failed, report.exitCode())), Optional.empty());
    }

    /** Whether a compute was left as it is although it differs. */
    static boolean wasKept(AttachRecord record, Policy policy) {
        return record.getStatus().equals(AttachOutcome.Kind.UNCHANGED.toString())
                && policy.onDifference() == OnDifference.KEEP
                && !record.getDifferences().isEmpty();
    }

    /** A failure as the last words of a build: reason, remedy and exit code. */
    static AbortException exception(AttachFailure failure) {
        StringBuilder words = new StringBuilder("Azure ML attach: ").append(failure.summary());
        failure.details().forEach(line -> words.append("\n  ").append(line));
        failure.advice().stream().findFirst().map(Advice::toString).ifPresent(text -> words.append("\n  -> ")
                .append(text));
        return exception(words, failure.exitCode());
    }

    private static AbortException exception(String what, List<TargetReport> failed, int exitCode) {
        StringBuilder words = new StringBuilder("Azure ML attach: ").append(what);
        for (TargetReport target : failed.subList(0, Math.min(MOST_NAMED, failed.size()))) {
            words.append("\n  ").append(target.name()).append(": ").append(target.summary());
            target.advice().stream().findFirst().ifPresent(text -> words.append("\n    -> ")
                    .append(text));
        }
        if (failed.size() > MOST_NAMED) {
            words.append("\n  ").append(failed.size() - MOST_NAMED).append(" more: the page of the build names them.");
        }
        return exception(words, exitCode);
    }

    private static AbortException exception(StringBuilder words, int exitCode) {
        return new AbortException(AttachLog.plain(words + "\n  (exit code " + exitCode + " of azureml-attach)"));
    }

    private static String counted(List<?> some, FleetReport report) {
        return some.size() + " of " + report.targets().size() + " computes";
    }

    /** Ends the step: fails it, or returns a value and marks the stage unstable where there is reason to. */
    void end(StepContext context, Map<String, Object> value) throws IOException, InterruptedException {
        if (failure.isPresent()) {
            context.get(Run.class).save();
            context.onFailure(failure.get());
            return;
        }
        if (warning.isPresent()) {
            String message = AttachLog.plain(warning.get());
            context.get(TaskListener.class).getLogger().println("WARNING: " + message);
            context.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message));
            context.get(Run.class).setResult(Result.UNSTABLE);
        }
        context.get(Run.class).save();
        context.onSuccess(value);
    }
}
