package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import java.util.Optional;

/** Whether the cluster runs (AKS) or is connected (Arc). */
final class ClusterAvailable implements Check {
    private static final String NAME = "cluster available";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        return evidence.findings()
                .cluster()
                .seen()
                .flatMap(cluster -> cluster)
                .map(cluster -> evidence.request().cluster().isAks() ? aks(evidence, cluster) : arc(evidence, cluster));
    }

    private static Verdict aks(CheckContext evidence, Cluster cluster) {
        String name = evidence.request().cluster().id().name();
        String group = evidence.request().cluster().id().resourceGroup();
        if (cluster.availability().equalsIgnoreCase("Stopped")) {
            return Verdict.fail(
                    NAME,
                    "AKS cluster " + name + " is stopped",
                    Advice.remedy("Start it: az aks start --resource-group " + group + " --name " + name));
        }
        ProvisioningState state = ProvisioningState.of(cluster.provisioningState());
        if (state == ProvisioningState.FAILED || state == ProvisioningState.DELETING) {
            return Verdict.fail(
                    NAME,
                    "AKS cluster " + name + " is " + cluster.provisioningState(),
                    Advice.remedy("Repair the cluster: az aks update --resource-group " + group + " --name " + name));
        }
        String power = cluster.availability().isEmpty() ? "there" : cluster.availability();
        return Verdict.pass(NAME, "AKS cluster " + name + " is " + power);
    }

    private static Verdict arc(CheckContext evidence, Cluster cluster) {
        String name = evidence.request().cluster().id().name();
        if (cluster.availability().equalsIgnoreCase("Connected")) {
            return Verdict.pass(NAME, "Arc cluster " + name + " is Connected");
        }
        if (cluster.availability().isEmpty()) {
            return Verdict.couldNotCheck(
                    NAME, "Azure does not say whether it is connected", Advice.remedy("Look at it in the portal."));
        }
        String remedy = cluster.availability().equalsIgnoreCase("Connecting")
                ? "A new connection takes about a minute: run the step again then."
                : "Check the azure-arc pods and the cluster's way out to Azure: kubectl get pods -n azure-arc";
        return Verdict.fail(
                NAME,
                "Arc cluster " + name + " is " + cluster.availability() + ", not Connected",
                Advice.remedy(remedy));
    }
}
