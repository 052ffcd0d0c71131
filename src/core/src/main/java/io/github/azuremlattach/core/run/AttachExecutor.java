package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachEvent;
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
            if (refusesWiderRoles(e, context)) {
                return grantExactRoles(context);
            }
            FreshRoles fresh = new FreshRoles(context);
            if (fresh.mayExplain(e, step) || fresh.mayExplainRefusalOfCaller(e, step)) {
                return fresh.wait(step);
            }
            throw e;
        }
    }

    private static boolean refusesWiderRoles(ArmException e, RunContext context) {
        RunState state = context.state();
        return FreshRoles.isRoleCheck(e)
                && state.widerRoles
                && !state.exactRoles
                && context.request().policy().workspaceRoles() == Policy.WorkspaceRoles.GRANT;
    }

    /** Decides anew, where wider roles no longer count in place of those that Azure asks for. */
    private static StepResult grantExactRoles(RunContext context) {
        context.state().exactRoles = true;
        context.tell(new AttachEvent.Retrying(
                "Azure does not accept wider roles in place of those that it asks for, so these are granted",
                Duration.ZERO));
        return new StepResult.Replan();
    }

    private static StepResult found(AttachCompute change, Compute compute, StepState step, RunContext context) {
        if (compute.provisioningState() == ProvisioningState.DELETING) {
            return change.reason() == Reason.COMPUTE_MISSING
                    ? new StepResult.Replan()
                    : new StepResult.Wait(
                            Schedule.pause(step.looks++, Duration.ZERO, Optional.empty(), change.compute()));
        }
        boolean ours = ComputeDiff.isSent(context.request(), compute) && step.mayHaveWritten(context.process());
        return ours ? StepResult.Submitted.earlier() : new StepResult.Replan();
    }

    /** Keeps what the answer to a PUT says. */
    static StepResult submitted(Computes.Started started, RunContext context) {
        context.began(StepState.PROVISIONING, started.operation());
        context.state().principalId =
                started.compute().map(Compute::actingPrincipal).orElse("");
        String reached = started.compute()
                .map(Compute::state)
                .filter(state -> !state.isEmpty())
                .orElse("Creating");
        return new StepResult.Submitted(started.retryAfter().orElse(Duration.ZERO), reached);
    }
}
