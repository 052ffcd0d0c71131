package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.Optional;

/** Asks Azure to detach the compute; the cluster stays. */
final class DetachStage implements Stage {
    private final Run run;

    DetachStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        Optional<Compute> compute = run.azure().computes().get(run.request().computeId());
        if (run.request().policy().mode() != Mode.DETACH
                && compute.filter(found ->
                                ComputeDiff.between(run.request(), found).isEmpty())
                        .isPresent()) {
            return run.lookAnew();
        }
        boolean onItsWay = compute.isEmpty() || compute.get().provisioningState() == ProvisioningState.DELETING;
        if (!onItsWay) {
            Computes.Started started =
                    run.azure().computes().detach(run.request().computeId());
            run.memory().operation = started.operation().orElse(null);
        }
        run.provisioningState("Deleting");
        if (!onItsWay || run.mayHaveWritten()) {
            run.changed("Detached compute " + run.request().computeName());
        }
        if (run.request().policy().mode() == Mode.DETACH
                && !run.request().policy().await()) {
            return new Next.Done(new Outcomes(run).ended(AttachOutcome.Kind.SUBMITTED));
        }
        return new Next.Go(StageName.GONE);
    }
}
