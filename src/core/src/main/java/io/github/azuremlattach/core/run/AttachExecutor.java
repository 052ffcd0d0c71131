package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.Reason;
import java.time.Duration;
import java.util.Optional;

/** Attaches the cluster: a PUT, which overwrites without asking, so that it is only sent where there is nothing. */
final class AttachExecutor implements StepExecutor<AttachCompute> {
    @Override
    public StepResult execute(AttachCompute change, StepState step, RunContext context) {
        AttachRequest request = context.request();
        Optional<Compute> compute = context.readCompute();
        if (compute.isPresent()) {
            return found(change, compute.get(), step, context);
        }
        try {
            return submitted(
                    context.azure()
                            .computes()
                            .put(
                                    request.computeId(),
                                    request.cluster().id(),
                                    change.location(),
                                    request.identity(),
                                    request.kubernetes(),
                                    change.tags()),
                    context);
        } catch (ArmException e) {
            FreshRoles fresh = new FreshRoles(context);
            if (fresh.mayExplain(e, step) || fresh.mayExplainRefusalOfCaller(e, step)) {
                return fresh.wait(step);
            }
            throw e;
        }
    }

    private static StepResult found(AttachCompute change, Compute compute, StepState step, RunContext context) {
        if (compute.provisioningState() == ProvisioningState.DELETING) {
            return change.reason() == Reason.COMPUTE_MISSING
                    ? new StepResult.Replan()
                    : new StepResult.Wait(
                            Schedule.pause(step.looks++, Duration.ZERO, Optional.empty(), change.compute()));
        }
        boolean ours = ComputeDiff.isSent(context.request(), compute) && step.mayHaveWritten(context.process());
        return ours ? new StepResult.Submitted(Duration.ZERO) : new StepResult.Replan();
    }

    /** Keeps what the answer to a PUT says. */
    static StepResult submitted(Computes.Started started, RunContext context) {
        context.began(StepState.PROVISIONING, started.operation());
        context.state().principalId = "";
        started.compute().ifPresent(context::seen);
        context.provisioningState(started.compute()
                .map(Compute::state)
                .filter(state -> !state.isEmpty())
                .orElse("Creating"));
        return new StepResult.Submitted(started.retryAfter().orElse(Duration.ZERO));
    }
}
