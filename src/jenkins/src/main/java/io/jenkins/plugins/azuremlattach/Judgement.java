package io.jenkins.plugins.azuremlattach;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.github.azuremlattach.core.request.OnDifference;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Difference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private static final int MAX_NAMED = 10;

    /** Judges the outcome of one compute. */
    static Judgement of(AttachOutcome outcome, Policy policy, boolean failOnDrift) {
        if (outcome.kind() == Kind.DRIFTED && !failOnDrift) {
            return unstable(outcome.failure().map(AttachFailure::summary));
        }
        if (outcome.failure().isPresent()) {
            return failed(exception(
                    outcome.name(),
                    outcome.failure().get(),
                    outcome.failure().get().exitCode()));
        }
        return unstable(
                wasKept(outcome, policy)
                        ? Optional.of(Messages.Judgement_kept(
                                outcome.name(),
                                outcome.plan().orElseThrow().differences().stream()
                                        .map(Difference::toString)
                                        .collect(Collectors.joining("; "))))
                        : Optional.empty());
    }

    /**
     * Judges a fleet.
     *
     * @param kept the computes that differ and were kept
     */
    static Judgement of(AttachReport report, List<String> kept, boolean failOnDrift) {
        List<AttachOutcome> failed = report.targets().stream()
                .filter(target -> target.exitCode() != 0)
                .toList();
        int all = report.targets().size();
        if (failed.isEmpty()) {
            return unstable(
                    kept.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Messages.Judgement_someKept(kept.size(), all, String.join(", ", kept))));
        }
        boolean drifted = failed.stream().allMatch(target -> target.kind() == Kind.DRIFTED);
        String what = drifted
                ? Messages.Judgement_someDiffer(failed.size(), all)
                : Messages.Judgement_someFailed(failed.size(), all);
        return drifted && !failOnDrift
                ? unstable(Optional.of(what))
                : failed(exception(what, failed, report.exitCode()));
    }

    /** Whether a compute was left as it is although it differs. */
    static boolean wasKept(AttachOutcome outcome, Policy policy) {
        return outcome.kind() == Kind.UNCHANGED
                && policy.onDifference() == OnDifference.KEEP
                && !outcome.plan()
                        .map(AttachPlan::differences)
                        .orElse(List.of())
                        .isEmpty();
    }

    /** A failure as the last words of a build: reason, remedy and exit code. */
    static AbortException exception(String name, AttachFailure failure, int exitCode) {
        return exception(name + ": " + FailureText.brief(failure), exitCode);
    }

    private static AbortException exception(String what, List<AttachOutcome> failed, int exitCode) {
        StringBuilder words = new StringBuilder(what);
        for (AttachOutcome target : failed.subList(0, Math.min(MAX_NAMED, failed.size()))) {
            words.append("\n  ").append(target.name()).append(": ");
            target.failure().map(FailureText::brief).ifPresent(words::append);
        }
        if (failed.size() > MAX_NAMED) {
            words.append("\n  ").append(Messages.Judgement_more(failed.size() - MAX_NAMED));
        }
        return exception(words.toString(), exitCode);
    }

    private static AbortException exception(String words, int exitCode) {
        return new AbortException(AttachLog.plain(Messages.Judgement_exception(words, exitCode)));
    }

    private static Judgement failed(AbortException why) {
        return new Judgement(Optional.of(why), Optional.empty());
    }

    private static Judgement unstable(Optional<String> why) {
        return new Judgement(Optional.empty(), why);
    }

    /** Ends the step: fails it, or returns a value and marks the stage unstable where there is reason to. */
    void end(StepContext context, Map<String, Object> value) throws IOException, InterruptedException {
        if (failure.isPresent()) {
            context.onFailure(failure.get());
            return;
        }
        if (warning.isPresent()) {
            String message = AttachLog.plain(warning.get());
            context.get(TaskListener.class).getLogger().println(Messages.Judgement_warning(message));
            context.get(FlowNode.class).addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message));
            context.get(Run.class).setResult(Result.UNSTABLE);
        }
        context.onSuccess(value);
    }
}
