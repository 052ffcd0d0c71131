package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.Computes.OperationStatus;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.DetachCompute;
import java.time.Duration;
import java.util.Optional;

/** Detaches the compute that was planned, and no other; then waits until it is gone. The cluster stays. */
final class DetachExecutor implements StepExecutor<DetachCompute> {
    /** For how long an answer may still show the compute as it was before the detach. */
    private static final Duration STALE = Duration.ofMinutes(2);

    @Override
    public StepResult execute(DetachCompute change, StepState step, RunContext context) {
        return step.status == Status.SUBMITTED ? wait(change, step, context) : send(change, step, context);
    }

    private static StepResult send(DetachCompute change, StepState step, RunContext context) {
        Optional<Compute> compute = context.readCompute();
        if (compute.isEmpty()) {
            return step.mayHaveWritten(context.process()) ? new StepResult.Done() : new StepResult.Found();
        }
        if (compute.get().provisioningState() == ProvisioningState.DELETING) {
            return step.mayHaveWritten(context.process())
                    ? StepResult.Submitted.earlier()
                    : pause(step, context, Optional.empty());
        }
        if (!isPlanned(change, compute.get()) || isAsAsked(compute.get(), context)) {
            return new StepResult.Replan();
        }
        Computes.Started started =
                context.azure().computes().detach(context.request().computeId());
        context.began(change.id(), started.operation());
        step.since = context.now();
        return new StepResult.Submitted(started.retryAfter().orElse(Duration.ZERO), "Deleting");
    }

    /** Looks at the operation and the compute in turn, since either may be the first to tell the end. */
    private static StepResult wait(DetachCompute change, StepState step, RunContext context) {
        Optional<OperationStatus> status = context.pollInTurn(change.id(), step);
        if (status.filter(s -> !s.state().isTerminal()).isPresent()) {
            return pause(step, context, status.get().retryAfter());
        }
        status.filter(s -> s.state() != ProvisioningState.SUCCEEDED).ifPresent(s -> {
            s.error().lines().forEach(context.state().operationErrors::add);
            step.operationEnd = s.state().word();
            step.since = context.now();
        });
        Optional<Compute> compute = context.readCompute();
        if (compute.isEmpty()) {
            context.state().provisioningState = "";
            context.state().principalId =
                    context.request().policy().mode() == Mode.DETACH ? context.state().principalId : "";
            return new StepResult.Done();
        }
        boolean deleting = compute.get().provisioningState() == ProvisioningState.DELETING;
        boolean refused = !step.operationEnd.isEmpty();
        boolean late = context.now() - step.since > STALE.toMillis();
        if (!deleting && (!isPlanned(change, compute.get()) || isAsAsked(compute.get(), context))) {
            return new StepResult.Replan();
        }
        boolean failed = deleting ? refused && late : refused || (late && !context.hasOperation(change.id()));
        return failed
                ? new StepResult.Fail(new Failures(context).notDetached(compute.get()))
                : pause(step, context, Optional.empty());
    }

    /** Somebody else attached what was asked for. */
    private static boolean isAsAsked(Compute compute, RunContext context) {
        return context.request().policy().mode() != Mode.DETACH
                && ComputeDiff.between(context.request(), compute).isEmpty();
    }

    private static boolean isPlanned(DetachCompute change, Compute compute) {
        return compute.isAttachedCluster()
                && compute.resourceId()
                        .map(id -> id.toString().equalsIgnoreCase(change.cluster()))
                        .orElse(change.cluster().isEmpty());
    }

    private static StepResult pause(StepState step, RunContext context, Optional<Duration> retryAfter) {
        step.since = step.since == 0 ? context.now() : step.since;
        Duration waited = Duration.ofMillis(context.now() - step.since);
        return new StepResult.Wait(Schedule.pause(
                step.looks++, waited, retryAfter, context.request().computeName()));
    }
}
