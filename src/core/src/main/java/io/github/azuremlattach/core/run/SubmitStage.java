package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.plan.Action;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.request.AttachRequest;
import java.time.Duration;
import java.util.Optional;

/** Attaches the cluster: the PUT, which overwrites without asking, so whatever may have come between is looked at. */
final class SubmitStage implements Stage {
    private final Run run;

    SubmitStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        AttachRequest request = run.request();
        Optional<Compute> compute = run.azure().computes().get(request.computeId());
        boolean going = compute.isPresent() && compute.get().provisioningState() == ProvisioningState.DELETING;
        if (compute.isPresent() && !going && ComputeDiff.isSent(request, compute.get())) {
            if (!run.mayHaveWritten()) {
                run.state().action = Action.JOIN;
            }
            return submitted(new Computes.Started(compute, Optional.empty(), Optional.empty()));
        }
        if (going || (compute.isPresent() && run.state().action != Action.UPDATE)) {
            return run.lookAnew();
        }
        return submitted(run.azure()
                .computes()
                .put(
                        request.computeId(),
                        request.cluster().id(),
                        run.findings().workspace().location(),
                        request.identity(),
                        request.kubernetes()));
    }

    private Next submitted(Computes.Started started) {
        run.memory().operation = started.operation().orElse(null);
        run.state().principalId =
                started.compute().map(Compute::actingPrincipal).orElse("");
        run.state().nextLook = run.now()
                + Schedule.pause(
                                0,
                                Duration.ZERO,
                                started.retryAfter(),
                                run.request().computeName())
                        .toMillis();
        if (run.state().action != Action.JOIN) {
            String verb = run.state().action == Action.UPDATE ? "Updated" : "Attached";
            run.changed(verb + " compute " + run.request().computeName() + " to "
                    + run.request().cluster());
        }
        run.provisioningState(started.compute()
                .map(Compute::state)
                .filter(state -> !state.isEmpty())
                .orElse("Creating"));
        return new Next.Go(StageName.WATCH);
    }
}
