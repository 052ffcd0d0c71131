package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import java.util.Optional;

/** Waits until the compute is gone. */
final class GoneStage implements Stage {
    private final Run run;

    GoneStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        String operation = run.memory().operation;
        if (operation != null) {
            try {
                Computes.Progress progress = run.azure().computes().progress(operation);
                if (progress.state() == ProvisioningState.FAILED) {
                    return new Next.Done(new Outcomes(run).failed(new Failures(run).notDetached(progress.error())));
                }
                if (!progress.state().isTerminal()) {
                    return later(progress.retryAfter());
                }
            } catch (ArmException e) {
                if (e.isTransient() || e.isUnauthorized()) {
                    throw e;
                }
            }
            run.memory().operation = null;
        }
        Optional<Compute> compute = run.azure().computes().get(run.request().computeId());
        if (compute.isPresent()) {
            run.provisioningState(compute.get().state());
            boolean thereAgain = run.request().policy().mode() != Mode.DETACH
                    && compute.get().provisioningState() != ProvisioningState.DELETING
                    && ComputeDiff.between(run.request(), compute.get()).isEmpty();
            return thereAgain ? run.lookAnew() : later(Optional.empty());
        }
        run.state().provisioningState = "";
        if (run.request().policy().mode() != Mode.DETACH) {
            return new Next.Go(new Route(run).after(StageName.GONE));
        }
        return run.request().policy().removeRoles()
                ? new Next.Go(StageName.REMOVE_ROLES)
                : new Next.Done(new Outcomes(run).ended(AttachOutcome.Kind.DETACHED));
    }

    private Next later(Optional<Duration> retryAfter) {
        Duration waited = Duration.ofMillis(run.now() - run.state().entered);
        return new Next.Again(Schedule.pause(
                run.state().looks++, waited, retryAfter, run.request().computeName()));
    }
}
