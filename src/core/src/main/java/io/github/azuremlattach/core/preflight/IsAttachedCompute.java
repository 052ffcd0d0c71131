package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.List;

/** Whether the compute to detach is an attached Kubernetes cluster, and nothing that Azure itself runs. */
final class IsAttachedCompute implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.observed()
                .compute()
                .map(compute -> context.say(
                        compute.isAttachedCluster() ? Finding.ATTACHED_COMPUTE : Finding.NOT_AN_ATTACHED_COMPUTE,
                        "compute",
                        compute.name(),
                        "type",
                        compute.computeType()))
                .orElse(List.of());
    }
}
