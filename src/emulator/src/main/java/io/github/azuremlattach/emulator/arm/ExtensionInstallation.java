package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.kubernetes.HealthCheck;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Directory;
import io.github.azuremlattach.emulator.world.ExtensionJson;
import io.github.azuremlattach.emulator.world.ExtensionRules;
import io.github.azuremlattach.emulator.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an installation or update of the Azure ML extension comes to inside the cluster. */
final class ExtensionInstallation {
    private final World world;
    private final String cluster;
    private final ObjectNode extension;
    private final boolean update;

    ExtensionInstallation(World world, String cluster, ObjectNode extension, boolean update) {
        this.world = world;
        this.cluster = cluster;
        this.extension = extension;
        this.update = update;
    }

    /** Why it fails, or null: what the scenario says, or what the health check finds. */
    @Nullable
    ObjectNode error() {
        ExtensionRules rules = world.settings().extensions();
        String name = ArmId.name(Json.textOr(extension, "", "id"));
        String cause = rules.error();
        if (cause == null && !findings().isEmpty()) {
            cause = "release " + name + " failed, and has been "
                    + (update
                            ? "rolled back due to atomic being set: pre-upgrade hooks failed"
                            : "uninstalled due to" + " atomic being set: failed pre-install")
                    + ": pod healthcheck failed";
        }
        return cause == null
                ? null
                : Json.object(
                        "code",
                        "ExtensionOperationFailed",
                        "message",
                        "The extension operation failed with the following error:  Error: [ InnerError: [Helm "
                                + (update ? "upgrade" : "installation")
                                + " failed : Unable to create/update Kubernetes resources for the extension :"
                                + " InnerError [" + cause + "]]] occurred while doing the operation : ["
                                + (update ? "Update" : "Create") + "] on the config, For general troubleshooting visit:"
                                + " https://aka.ms/k8s-extensions-TSG");
    }

    /** Brings about its end. */
    void end(@Nullable ObjectNode error) {
        HealthCheck.report(
                world.cluster(cluster),
                update ? "reports-pre-upgrade" : "reports-pre-install",
                findings(),
                world.now());
        if (error != null) {
            ExtensionJson.failed(extension, error);
            return;
        }
        boolean aks = ArmId.type(cluster).equalsIgnoreCase("Microsoft.ContainerService/managedClusters");
        ExtensionJson.succeeded(extension, aks ? Directory.guid("extension/" + ArmId.key(cluster)) : "");
        world.cluster(cluster).namespaces().add("azureml");
        world.cluster(cluster).instanceTypesDefined(true);
    }

    private List<String> findings() {
        List<String> findings = new ArrayList<>(world.settings().extensions().healthCheck());
        JsonNode settings = extension.path("properties").path("configurationSettings");
        boolean inference = Json.says(settings, "true", "enableInference");
        boolean highlyAvailable = !Json.says(settings, "false", "inferenceRouterHA");
        long nodes = nodes();
        if (inference && highlyAvailable && nodes < 3) {
            findings.add("E40002 clusterresource INSUFFICIENT_NODE, healthy nodes: " + nodes + ", required: 3");
        }
        return findings;
    }

    private long nodes() {
        JsonNode properties = world.resource(cluster).path("properties");
        long pools = 0;
        for (JsonNode pool : properties.path("agentPoolProfiles")) {
            pools += pool.path("count").asLong();
        }
        return properties.has("totalNodeCount")
                ? properties.path("totalNodeCount").asLong()
                : pools;
    }
}
