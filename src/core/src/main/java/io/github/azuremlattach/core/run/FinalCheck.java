package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.plan.Action;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Difference;
import java.util.List;
import java.util.Optional;

/** Judges the compute at the end of a run: Azure's word that a request went well is not enough. */
final class FinalCheck {
    private final Run run;

    FinalCheck(Run run) {
        this.run = run;
    }

    /** The outcome; the compute is absent when the run did not wait for it. */
    AttachOutcome judge(Optional<Compute> compute) {
        Outcomes outcomes = new Outcomes(run);
        if (compute.isEmpty()) {
            return outcomes.ended(AttachOutcome.Kind.SUBMITTED);
        }
        if (compute.get().provisioningState() != ProvisioningState.SUCCEEDED) {
            return outcomes.failed(new Failures(run).computeFailed(compute.get()));
        }
        Action action = run.state().action;
        List<Difference> wrong =
                action == Action.KEEP ? List.of() : ComputeDiff.contradictions(run.request(), compute.get());
        if (!wrong.isEmpty()) {
            return outcomes.failed(new Failures(run).notAsAsked(wrong));
        }
        return outcomes.ended(
                switch (action) {
                    case ATTACH, ATTACH_WHEN_GONE -> AttachOutcome.Kind.ATTACHED;
                    case UPDATE -> AttachOutcome.Kind.UPDATED;
                    case REPLACE -> AttachOutcome.Kind.REPLACED;
                    case NOTHING, JOIN, KEEP, REFUSE, DETACH ->
                        run.state().changed ? AttachOutcome.Kind.UPDATED : AttachOutcome.Kind.UNCHANGED;
                });
    }
}
