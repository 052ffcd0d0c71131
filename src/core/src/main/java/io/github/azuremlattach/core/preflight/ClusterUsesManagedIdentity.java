package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import java.util.Optional;

/** Whether an AKS cluster acts by a managed identity; one that acts by a service principal is not supported. */
final class ClusterUsesManagedIdentity implements Check {
    private static final String NAME = "cluster identity";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        if (!evidence.request().cluster().isAks()) {
            return Optional.empty();
        }
        return evidence.findings()
                .cluster()
                .seen()
                .flatMap(cluster -> cluster)
                .map(cluster -> cluster.managedIdentity()
                        ? Verdict.pass(NAME, "the cluster uses a managed identity")
                        : Verdict.fail(
                                NAME,
                                "the cluster uses a service principal",
                                new Advice(
                                        "Azure Machine Learning supports AKS clusters with a managed identity only.",
                                        "Update it: az aks update --enable-managed-identity --resource-group "
                                                + evidence.request()
                                                        .cluster()
                                                        .id()
                                                        .resourceGroup() + " --name "
                                                + evidence.request()
                                                        .cluster()
                                                        .id()
                                                        .name(),
                                        "https://learn.microsoft.com/azure/aks/use-managed-identity")));
    }
}
