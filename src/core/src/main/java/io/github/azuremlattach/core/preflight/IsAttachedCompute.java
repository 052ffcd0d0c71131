package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Optional;

/** Whether the compute to detach is an attached Kubernetes cluster, and the one that was named, if one was. */
final class IsAttachedCompute implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.observed()
                .compute()
                .map(compute -> verdict(context, compute))
                .orElse(List.of());
    }

    private static List<Verdict> verdict(CheckContext context, Compute compute) {
        Optional<ResourceId> wanted = context.request().target().map(ClusterRef::id);
        if (compute.isAttachedCluster() && wanted.isPresent() && !wanted.equals(compute.resourceId())) {
            return context.say(
                    Finding.COMPUTE_OF_OTHER_CLUSTER,
                    "compute",
                    compute.name(),
                    "found",
                    compute.resourceId().map(ResourceId::toString).orElse("a cluster that Azure does not name"),
                    "wanted",
                    wanted.get().toString());
        }
        return context.say(
                compute.isAttachedCluster() ? Finding.ATTACHED_COMPUTE : Finding.NOT_AN_ATTACHED_COMPUTE,
                "compute",
                compute.name(),
                "type",
                compute.computeType());
    }
}
