package io.jenkins.plugins.azuremlattach;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.github.azuremlattach.core.Advice;
import io.github.azuremlattach.core.AttachFailure;
import io.github.azuremlattach.core.AttachOutcome;
import io.github.azuremlattach.core.OnDifference;
import io.github.azuremlattach.core.Policy;
import java.io.IOException;
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
record Judgement(Optional<AttachFailure> failure, Optional<String> warning) {

    /** Judges an outcome. */
    static Judgement of(AttachOutcome outcome, Policy policy, AttachRecord record, boolean failOnDrift) {
        if (outcome.kind() == AttachOutcome.Kind.DRIFTED && !failOnDrift) {
            return new Judgement(Optional.empty(), outcome.failure().map(AttachFailure::summary));
        }
        boolean kept = outcome.kind() == AttachOutcome.Kind.UNCHANGED
                && policy.onDifference() == OnDifference.KEEP
                && !record.getDifferences().isEmpty();
        return new Judgement(
                outcome.failure(),
                kept
                        ? Optional.of("The compute differs from what was asked for, and was kept: "
                                + String.join("; ", record.getDifferences()))
                        : Optional.empty());
    }

    boolean fails() {
        return failure.isPresent();
    }

    AbortException toException() {
        return exception(failure.orElseThrow());
    }

    /** A failure as the last words of a build: reason, remedy and exit code. */
    static AbortException exception(AttachFailure failure) {
        StringBuilder words = new StringBuilder("Azure ML attach: ").append(failure.summary());
        failure.details().forEach(line -> words.append("\n  ").append(line));
        failure.advice().stream().findFirst().map(Advice::toString).ifPresent(text -> words.append("\n  -> ")
                .append(text));
        return new AbortException(
                AttachLog.plain(words + "\n  (exit code " + failure.exitCode() + " of azureml-attach)"));
    }

    /** Marks the stage unstable, where there is reason to. */
    void warn(StepContext context) throws IOException, InterruptedException {
        if (warning.isEmpty()) {
            return;
        }
        String message = AttachLog.plain(warning.get());
        context.get(TaskListener.class).getLogger().println("WARNING: " + message);
        context.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message));
        context.get(Run.class).setResult(Result.UNSTABLE);
    }
}
