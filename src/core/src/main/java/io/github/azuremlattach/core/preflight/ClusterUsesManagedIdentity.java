package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;

/** Whether an AKS cluster acts by a managed identity; one that acts by a service principal is not supported. */
final class ClusterUsesManagedIdentity implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        if (!context.request().cluster().isAks()) {
            return List.of();
        }
        ResourceId id = context.request().cluster().id();
        return context.observed()
                .knownCluster()
                .map(cluster -> cluster.managedIdentity()
                        ? context.say(Finding.CLUSTER_MANAGED_IDENTITY)
                        : context.say(
                                Finding.CLUSTER_SERVICE_PRINCIPAL, "name", id.name(), "group", id.resourceGroup()))
                .orElse(List.of());
    }
}
