package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Computes.OperationStatus;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Follows an operation on the extension to its end. Azure keeps one open for up to two days, so that there is a limit of our
 * own.
 */
final class ExtensionWatch {
    /** For how long an answer may still show the extension as it was before the operation. */
    private static final Duration STALE = Duration.ofMinutes(2);

    private final String id;
    private final String name;
    private final StepState step;
    private final RunContext context;

    ExtensionWatch(String id, String name, StepState step, RunContext context) {
        this.id = id;
        this.name = name;
        this.step = step;
        this.context = context;
        // Before any request: a clock that is put back during one moves what was noted before it.
        step.since = step.since == 0 ? context.now() : step.since;
    }

    /** An operation has begun. */
    StepResult begun(Optional<String> operation) {
        context.began(id, operation);
        step.since = 0;
        step.looks = 0;
        return new StepResult.Submitted(Duration.ZERO, "");
    }

    /** Looks at the operation and the extension in turn, since either may be the first to tell the end. */
    StepResult look(Predicate<Extension> isInEffect) {
        if (!step.operationEnd.isEmpty()) {
            return failed();
        }
        if (waited().compareTo(limit()) >= 0) {
            return new StepResult.Fail(new ExtensionFailure(context, id, name).timedOut(limit()));
        }
        return operation().orElseGet(() -> extension(isInEffect));
    }

    /** Looks at the operation and the extension in turn, until the extension is gone. */
    StepResult lookWhetherGone() {
        if (!step.operationEnd.isEmpty()) {
            return failed();
        }
        if (waited().compareTo(limit()) >= 0) {
            return new StepResult.Fail(new ExtensionFailure(context, id, name).timedOut(limit()));
        }
        return operation().orElseGet(this::whetherGone);
    }

    /** What the operation says; empty where it has ended well, or nobody can say. */
    private Optional<StepResult> operation() {
        Optional<OperationStatus> status = context.pollInTurn(id, step);
        if (status.filter(s -> !s.state().isTerminal()).isPresent()) {
            return Optional.of(pause(status.get().retryAfter()));
        }
        if (status.filter(s -> s.state() != ProvisioningState.SUCCEEDED).isPresent()) {
            return Optional.of(
                    ended(status.get().state().word(), status.get().error().lines()));
        }
        return context.hasOperation(id) ? Optional.of(pause(Optional.empty())) : Optional.empty();
    }

    private StepResult whetherGone() {
        Optional<Extension> found =
                context.azure().extensions().find(context.request().cluster());
        if (found.isEmpty()) {
            return new StepResult.Done();
        }
        ProvisioningState state = found.get().provisioningState();
        boolean working = state == ProvisioningState.DELETING || state == ProvisioningState.RUNNING;
        return !working && waited().compareTo(STALE) > 0
                ? ended(state.word(), found.get().problems())
                : pause(Optional.empty());
    }

    private StepResult extension(Predicate<Extension> isInEffect) {
        Optional<Extension> found =
                context.azure().extensions().find(context.request().cluster());
        ProvisioningState state = found.map(Extension::provisioningState).orElse(ProvisioningState.DELETING);
        if (found.filter(isInEffect).isPresent()) {
            return new StepResult.Done();
        }
        if (state == ProvisioningState.FAILED || state == ProvisioningState.CANCELED) {
            return ended(state.word(), found.orElseThrow().problems());
        }
        boolean settled = state != ProvisioningState.RUNNING;
        return settled && waited().compareTo(STALE) > 0 ? new StepResult.Replan() : pause(Optional.empty());
    }

    private StepResult ended(String how, List<String> words) {
        step.operationEnd = how;
        step.problem = String.join("\n", words);
        return new StepResult.Wait(Duration.ZERO);
    }

    /** The end, once the cluster has had its time to say why. */
    private StepResult failed() {
        HealthQuestion question = new HealthQuestion(context);
        Optional<Duration> pause = question.ask(Instant.ofEpochMilli(step.since));
        if (pause.isPresent()) {
            return new StepResult.Wait(pause.get());
        }
        question.keep();
        List<String> words = step.problem.lines().toList();
        step.status = Status.FAILED;
        return new StepResult.Fail(new ExtensionFailure(context, id, name).failed(words));
    }

    /** Waits on. */
    StepResult pause(Optional<Duration> retryAfter) {
        return new StepResult.Wait(Schedule.pause(step.looks++, waited(), retryAfter, name));
    }

    private Duration waited() {
        return Duration.ofMillis(context.now() - step.since);
    }

    private Duration limit() {
        return context.request().provision().extension().timeout();
    }
}
