package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.FederatedIdentityCredentials;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.FederateServiceAccount;
import java.time.Duration;

/**
 * Lets a service account act as an identity, and waits until the identity shows it. The writes to one identity are made one
 * after another, since Azure refuses them side by side.
 */
final class FederateExecutor implements StepExecutor<FederateServiceAccount> {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** For how long an answer may still show the identity as it was before the write. */
    private static final Duration STALE = Duration.ofMinutes(2);

    @Override
    public StepResult execute(FederateServiceAccount change, StepState step, RunContext context) {
        try {
            return work(change, step, context);
        } catch (ArmException e) {
            if (e.isTransient() || e.isUnauthorized() || e.kind() != ArmException.Kind.REFUSED) {
                throw e;
            }
            return StepResult.Refused.by(e);
        }
    }

    private static StepResult work(FederateServiceAccount change, StepState step, RunContext context) {
        FederatedIdentityCredentials credentials = context.azure().federatedCredentials();
        boolean written = step.status == Status.SUBMITTED;
        boolean trusted = credentials.of(change.identity()).stream()
                .anyMatch(one -> one.trusts(change.issuer(), change.serviceAccount()));
        if (trusted) {
            return written || step.mayHaveWritten(context.process()) ? new StepResult.Done() : new StepResult.Found();
        }
        if (written && context.now() - step.since < STALE.toMillis()) {
            return new StepResult.Wait(Schedule.min(PAUSE.multipliedBy(++step.looks), PAUSE.multipliedBy(10)));
        }
        if (written) {
            return new StepResult.Refused("Azure accepted the federated credential and does not show it", "");
        }
        boolean done = context.fleet().oneAtATime().tryWork(change.identity(), () -> credentials.put(change));
        step.since = context.now();
        return done ? new StepResult.Submitted(Duration.ZERO, "") : new StepResult.Wait(PAUSE);
    }
}
