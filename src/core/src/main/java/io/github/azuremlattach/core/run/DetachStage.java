package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.AttachOutcome;
import io.github.azuremlattach.core.Mode;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.ProvisioningState;
import java.util.Optional;

/** Asks Azure to detach the compute; the cluster stays. */
final class DetachStage implements Stage {
    private final Run run;

    DetachStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        Optional<Compute> compute = run.state().attempt > 0
                ? run.azure().computes().get(run.request().computeId())
                : run.findings().compute();
        boolean onItsWay = compute.isEmpty() || compute.get().provisioningState() == ProvisioningState.DELETING;
        if (!onItsWay) {
            Computes.Started started =
                    run.azure().computes().detach(run.request().computeId());
            run.memory().operation = started.operation().orElse(null);
        }
        run.provisioningState("Deleting");
        run.changed("Detached compute " + run.request().computeName());
        if (run.request().policy().mode() == Mode.DETACH
                && !run.request().policy().await()) {
            return new Next.Done(new Outcomes(run).ended(AttachOutcome.Kind.SUBMITTED));
        }
        return new Next.Go(StageName.GONE);
    }
}
