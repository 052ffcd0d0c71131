package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Locale;

/** Whether the cluster runs (AKS) or is connected (Arc). */
final class ClusterAvailable implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.observed()
                .knownCluster()
                .map(cluster -> context.request().cluster().isAks() ? aks(context, cluster) : arc(context, cluster))
                .orElse(List.of());
    }

    private static List<Verdict> aks(CheckContext context, Cluster cluster) {
        if (cluster.availability().equalsIgnoreCase("Stopped")) {
            return say(context, Finding.CLUSTER_STOPPED, "stopped");
        }
        ProvisioningState state = ProvisioningState.of(cluster.provisioningState());
        if (state == ProvisioningState.FAILED || state == ProvisioningState.DELETING) {
            return say(context, Finding.CLUSTER_BROKEN, cluster.provisioningState());
        }
        return cluster.availability().isEmpty()
                ? say(context, Finding.CLUSTER_NOT_STOPPED, "")
                : say(context, Finding.CLUSTER_RUNNING, cluster.availability());
    }

    private static List<Verdict> arc(CheckContext context, Cluster cluster) {
        if (ProvisioningState.of(cluster.provisioningState()) == ProvisioningState.FAILED) {
            return say(context, Finding.CLUSTER_AGENTS_FAILED, cluster.provisioningState());
        }
        String state = cluster.availability();
        Finding finding =
                switch (state.toLowerCase(Locale.ROOT)) {
                    case "connected" -> Finding.CLUSTER_CONNECTED;
                    case "connecting" -> Finding.CLUSTER_CONNECTING;
                    case "expired" -> Finding.CLUSTER_EXPIRED;
                    case "" -> Finding.CLUSTER_CONNECTION_UNKNOWN;
                    default -> Finding.CLUSTER_DISCONNECTED;
                };
        return say(context, finding, state);
    }

    private static List<Verdict> say(CheckContext context, Finding finding, String state) {
        return context.say(
                finding,
                "cluster",
                context.request().cluster().toString(),
                "state",
                state,
                "name",
                context.request().cluster().id().name(),
                "group",
                context.request().cluster().id().resourceGroup());
    }
}
