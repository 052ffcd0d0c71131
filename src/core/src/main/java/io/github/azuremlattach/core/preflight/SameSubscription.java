package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import java.util.Optional;

/** Whether an AKS cluster lies in the workspace's subscription, which Azure Machine Learning demands. */
final class SameSubscription implements Check {
    private static final String NAME = "same subscription";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        if (!evidence.request().cluster().isAks()) {
            return Optional.empty();
        }
        String cluster = evidence.request().cluster().id().subscriptionId();
        String workspace = evidence.request().workspace().subscriptionId();
        return Optional.of(
                cluster.equalsIgnoreCase(workspace)
                        ? Verdict.pass(NAME, "cluster and workspace are in " + workspace)
                        : Verdict.fail(
                                NAME,
                                "the cluster is in " + cluster + ", the workspace in " + workspace,
                                new Advice(
                                        "Azure Machine Learning cannot attach an AKS cluster of another subscription.",
                                        "Connect the cluster to Azure Arc and attach the connected cluster.",
                                        "https://learn.microsoft.com/azure/machine-learning/how-to-deploy-kubernetes-extension")));
    }
}
