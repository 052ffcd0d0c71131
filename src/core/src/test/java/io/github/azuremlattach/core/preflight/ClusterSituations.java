package io.github.azuremlattach.core.preflight;

import static io.github.azuremlattach.core.preflight.Situations.context;
import static io.github.azuremlattach.core.preflight.Situations.unseen;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.plan.Found;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.survey.ClusterHealth;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For each finding about the cluster and its extension a situation in which it is found. */
final class ClusterSituations {
    private ClusterSituations() {}

    static void add(Map<Finding, CheckContext> all) {
        clusters(all);
        extensions(all);
    }

    private static void clusters(Map<Finding, CheckContext> all) {
        all.put(Finding.CLUSTER_FOUND, cluster("Succeeded", "Running", true));
        all.put(Finding.CLUSTER_RUNNING, cluster("Succeeded", "Running", true));
        all.put(Finding.CLUSTER_NOT_STOPPED, cluster("Succeeded", "", true));
        all.put(Finding.CLUSTER_STOPPED, cluster("Succeeded", "Stopped", true));
        all.put(Finding.CLUSTER_BROKEN, cluster("Failed", "Running", true));
        all.put(Finding.CLUSTER_MANAGED_IDENTITY, cluster("Succeeded", "Running", true));
        all.put(Finding.CLUSTER_SERVICE_PRINCIPAL, cluster("Succeeded", "Running", false));
        all.put(Finding.CLUSTER_MISSING, context(Ask.aks(), Found.nothing()));
        all.put(Finding.CLUSTER_UNREADABLE, context(Ask.aks(), Found.nothing().cluster(unseen())));
        all.put(Finding.CLUSTER_CONNECTED, arc("Connected"));
        all.put(Finding.CLUSTER_CONNECTING, arc("Connecting"));
        all.put(Finding.CLUSTER_DISCONNECTED, arc("Offline"));
        all.put(Finding.CLUSTER_EXPIRED, arc("Expired"));
        all.put(
                Finding.CLUSTER_AGENTS_FAILED,
                context(Ask.arc(), Found.nothing().cluster(new Cluster("Failed", "Connected", true, false, ""))));
        all.put(
                Finding.TRUSTED_ACCESS_NEEDED,
                context(
                        Ask.aks(),
                        Found.nothing()
                                .cluster(new Cluster(
                                        "Succeeded", "Running", true, true, "its local accounts are disabled"))));
        all.put(Finding.CLUSTER_CONNECTION_UNKNOWN, arc(""));
        all.put(Finding.SAME_SUBSCRIPTION, context(Ask.aks(), Found.nothing()));
        all.put(
                Finding.OTHER_SUBSCRIPTION,
                context(Ask.aks().with("subscription-id", "11111111-1111-1111-1111-111111111111"), Found.nothing()));
    }

    private static CheckContext cluster(String state, String power, boolean managed) {
        return context(Ask.aks(), Found.nothing().cluster(new Cluster(state, power, managed, true, "")));
    }

    private static CheckContext arc(String connectivity) {
        return context(Ask.arc(), Found.nothing().cluster(new Cluster("Succeeded", connectivity, true, false, "")));
    }

    private static void extensions(Map<Finding, CheckContext> all) {
        all.put(Finding.EXTENSION_READY, extension("Succeeded", "true"));
        all.put(Finding.EXTENSION_IDLE, extension("Succeeded", "false"));
        all.put(Finding.EXTENSION_INSTALLING, extension("Creating", "true"));
        all.put(Finding.EXTENSION_BROKEN, extension("Failed", "true"));
        all.put(Finding.EXTENSION_UNHEALTHY, health("Failed", List.of("E40002: INSUFFICIENT_NODE"), List.of()));
        all.put(Finding.HEALTH_CHECK_FAILED, health("Failed", List.of("E40002: INSUFFICIENT_NODE"), List.of()));
        all.put(Finding.PODS_NOT_RUNNING, health("Failed", List.of(), List.of("amlarc-1 Pending (0/1 ready)")));
        all.put(Finding.HEALTH_CHECK_CLEAN, health("Failed", List.of(), List.of()));
        all.put(
                Finding.HEALTH_UNREADABLE,
                context(Ask.aks(), withExtension("Failed", "true").health(unseen())));
        installations(all);
        Cluster running = new Cluster("Succeeded", "Running", true, true, "");
        all.put(Finding.EXTENSION_MISSING, context(Ask.aks(), Found.nothing().cluster(running)));
        all.put(
                Finding.EXTENSION_UNKNOWN,
                context(
                        Ask.aks().with("extension", "install"),
                        Found.nothing().cluster(running).extension(unseen())));
        all.put(
                Finding.EXTENSION_UNREADABLE,
                context(Ask.aks(), Found.nothing().cluster(running).extension(unseen())));
    }

    private static void installations(Map<Finding, CheckContext> all) {
        Ask installs = Ask.aks().with("extension", "install");
        all.put(
                Finding.EXTENSION_TO_INSTALL,
                context(installs, Found.nothing().cluster(new Cluster("Succeeded", "Running", true, true, ""))));
        all.put(
                Finding.EXTENSION_TO_UPDATE,
                extension(Ask.aks().with("extension", "update"), "Succeeded", "true", Set.of(), 3));
        all.put(Finding.EXTENSION_KEEPS_SECRETS, extension(installs, "Failed", "true", Set.of("scoringFe.sslKey"), 3));
        all.put(
                Finding.EXTENSION_TOO_FEW_NODES,
                extension(
                        installs.with("extension-settings", "inferenceRouterHA=True"),
                        "Succeeded",
                        "true",
                        Set.of(),
                        2));
    }

    private static CheckContext extension(Ask ask, String state, String training, Set<String> secrets, int nodes) {
        Extension extension = new Extension(
                "amlext", state, List.of("no pods"), Map.of("enableTraining", training), "1.1.64", "stable", secrets);
        Cluster.Details details = new Cluster.Details("westeurope", nodes, "", false, "");
        return context(
                ask,
                Found.nothing()
                        .cluster(new Cluster("Succeeded", "Running", true, true, "", details))
                        .extension(new Observation.Seen<>(Optional.of(extension))));
    }

    private static CheckContext extension(String state, String training) {
        return context(Ask.aks(), withExtension(state, training));
    }

    private static CheckContext health(String state, List<String> problems, List<String> pods) {
        return context(
                Ask.aks(),
                withExtension(state, "true").health(new Observation.Seen<>(new ClusterHealth(problems, pods))));
    }

    private static Found withExtension(String state, String training) {
        Extension extension = new Extension("amlext", state, List.of("no pods"), Map.of("enableTraining", training));
        return Found.nothing()
                .cluster(new Cluster("Succeeded", "Running", true, true, ""))
                .extension(new Observation.Seen<>(Optional.of(extension)));
    }
}
