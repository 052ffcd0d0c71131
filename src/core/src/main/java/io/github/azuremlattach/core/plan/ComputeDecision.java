package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.Difference;
import java.util.List;
import java.util.Optional;

/** What is done about the compute itself. */
public enum ComputeDecision {
    /** It is as asked for. */
    NOTHING,
    /** It is as asked for and still being provisioned: wait for it. */
    JOIN,
    /** It is being detached: wait until it is gone, then attach. */
    ATTACH_WHEN_GONE,
    /** There is none: attach. */
    ATTACH,
    /** Only what Azure changes in place differs: change it. */
    UPDATE,
    /** It differs: detach, wait until it is gone, attach. */
    REPLACE,
    /** It differs, and that is to stay so. */
    KEEP,
    /** It differs, and the request does not allow to change it. */
    REFUSE,
    /** Detach it. */
    DETACH;

    /** Decides. */
    static ComputeDecision of(AttachRequest request, Optional<Compute> compute, List<Difference> differences) {
        if (request.policy().mode() == Mode.DETACH) {
            return compute.isEmpty() ? NOTHING : DETACH;
        }
        if (compute.isEmpty()) {
            return ATTACH;
        }
        ProvisioningState state = compute.get().provisioningState();
        if (state == ProvisioningState.DELETING) {
            return ATTACH_WHEN_GONE;
        }
        if (differences.isEmpty()) {
            return state == ProvisioningState.RUNNING ? JOIN : NOTHING;
        }
        return switch (request.policy().onDifference()) {
            case FAIL -> REFUSE;
            case KEEP -> KEEP;
            case UPDATE -> differences.stream().allMatch(Difference::inPlace) ? UPDATE : REFUSE;
            case REPLACE -> compute.get().isAttachedCluster() ? REPLACE : REFUSE;
        };
    }

    /** Whether the run ends only when the compute has been provisioned. */
    public boolean isWatched() {
        return writes() || this == JOIN || this == KEEP;
    }

    /** Whether the compute is put, so that its identity may be another afterwards. */
    public boolean writes() {
        return this == ATTACH || this == ATTACH_WHEN_GONE || this == UPDATE || this == REPLACE;
    }
}
