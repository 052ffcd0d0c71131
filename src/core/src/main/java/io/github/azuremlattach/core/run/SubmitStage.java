package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.AttachRequest;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.plan.Action;
import io.github.azuremlattach.core.plan.ComputeDiff;
import java.time.Duration;
import java.util.Optional;

/** Attaches the cluster: the PUT, which overwrites without asking, so whatever may have come between is looked at. */
final class SubmitStage implements Stage {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Run run;

    SubmitStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        AttachRequest request = run.request();
        boolean resumed = run.memory().findings == null;
        boolean stale = resumed || run.state().attempt > 0 || run.now() - run.state().looked > FRESH.toMillis();
        if (stale) {
            Optional<Compute> compute = run.azure().computes().get(request.computeId());
            run.state().looked = run.now();
            if (compute.isPresent() && ComputeDiff.isSent(request, compute.get())) {
                return submitted(new Computes.Started(compute, Optional.empty(), Optional.empty()));
            }
            if (compute.isPresent() && run.state().action != Action.UPDATE) {
                return again();
            }
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

    /** Somebody else has made a compute of this name meanwhile: everything is looked at anew. */
    private Next again() {
        run.memory().findings = null;
        run.memory().planner = null;
        run.state().decided = false;
        return new Next.Go(StageName.LOOK);
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
        String verb = run.state().action == Action.UPDATE ? "Updated" : "Attached";
        run.changed(verb + " compute " + run.request().computeName() + " to "
                + run.request().cluster());
        run.provisioningState(started.compute()
                .map(Compute::state)
                .filter(state -> !state.isEmpty())
                .orElse("Creating"));
        return new Next.Go(StageName.WATCH);
    }
}
