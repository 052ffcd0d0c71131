package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.GrantRole;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Grants a role. A principal that has just been made is unknown to Azure's directory for a while: that is waited for.
 *
 * <p>Source: Troubleshoot Azure RBAC, PrincipalNotFound, learn.microsoft.com.
 */
final class GrantExecutor implements StepExecutor<GrantRole> {
    private static final Duration REPLICATION = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(20);

    @Override
    public StepResult execute(GrantRole change, StepState step, RunContext context) {
        String principal = change.principalId().isEmpty() ? context.state().principalId : change.principalId();
        if (principal.isEmpty()) {
            return unknownPrincipal(context);
        }
        AtomicBoolean mine = new AtomicBoolean();
        try {
            boolean isNew = context.fleet().once("grant " + key(change, principal), () -> {
                mine.set(true);
                return context.azure().roleAssignments().grant(change.scope(), change.roleId(), principal);
            });
            return mine.get() && (isNew || step.mayHaveWritten(context.process()))
                    ? new StepResult.Done()
                    : new StepResult.Found();
        } catch (ArmException e) {
            if (e.error().has("PrincipalNotFound") && !isGivenUp(step, context)) {
                return replicating(change, step, context);
            }
            FreshRoles fresh = new FreshRoles(context);
            if (fresh.mayExplainRefusalOfCaller(e, step)) {
                return fresh.wait(step);
            }
            if (e.isTransient() || e.isUnauthorized() || e.kind() != ArmException.Kind.REFUSED) {
                throw e;
            }
            return StepResult.Refused.by(e);
        }
    }

    /** The identity is made with the compute; Azure may name it only after a while. */
    private static StepResult unknownPrincipal(RunContext context) {
        StepState provisioning = context.state().step(StepState.PROVISIONING);
        boolean mayCome = context.state().plan().awaits() && !StepOrder.isFinished(provisioning);
        if (mayCome) {
            return new StepResult.Wait(Duration.ofMillis(Math.max(1000, provisioning.nextAt - context.now())));
        }
        Optional<String> late = context.readCompute().map(compute -> compute.actingPrincipal());
        return late.filter(principal -> !principal.isEmpty()).isPresent()
                ? new StepResult.Wait(Duration.ZERO)
                : new StepResult.Refused("Azure names no principal for the compute's identity", "");
    }

    private static String key(GrantRole change, String principal) {
        return change.roleId() + "@" + change.scope() + "@" + principal;
    }

    private static boolean isGivenUp(StepState step, RunContext context) {
        return step.since > 0 && context.now() - step.since >= REPLICATION.toMillis();
    }

    private static StepResult replicating(GrantRole change, StepState step, RunContext context) {
        if (step.since == 0) {
            step.since = context.now();
            context.tell(new AttachEvent.Retrying(
                    "The principal of " + change.holder().words() + " " + change.identity()
                            + " has not replicated in Microsoft Entra ID yet",
                    PAUSE));
        }
        Duration waited = Duration.ofMillis(context.now() - step.since);
        return new StepResult.Wait(Schedule.min(PAUSE.plus(waited.dividedBy(4)), MAX_PAUSE));
    }
}
