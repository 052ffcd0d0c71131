package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.Provisioning;
import io.github.azuremlattach.emulator.world.World;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cause and effect: what keeps a cluster from being attached to a workspace, and how that shows. */
final class Attachability {
    private static final String NO_EXTENSION =
            "extension not installed: the Azure Machine Learning extension was not found on the cluster";

    private final World world;
    private final ObjectNode workspace;
    private final String cluster;

    Attachability(World world, ObjectNode workspace, String cluster) {
        this.world = world;
        this.workspace = workspace;
        this.cluster = cluster;
    }

    /** The refusal of the PUT itself, or null. */
    @Nullable
    Reply refusal() {
        String look = isAks()
                ? "Microsoft.ContainerService/managedClusters/agentPools/read"
                : "Microsoft.Kubernetes/connectedClusters/read";
        return may(look, cluster)
                ? null
                : Reply.error(
                        400,
                        "BadRequest",
                        "AKS role check failed for user assigned identity. Please check the role assignment.");
    }

    /** How provisioning goes: as the scenario says, unless the world has a reason of its own. */
    Provisioning outcome(Provisioning planned) {
        ObjectNode reason = reason();
        return reason == null || !planned.ends().equals("Succeeded") ? planned : planned.failing(reason);
    }

    private @Nullable ObjectNode reason() {
        JsonNode node = world.resource(cluster);
        if (isAks() && !sameSubscription()) {
            return Provisioning.error(
                    "BadRequest",
                    "Failed to create trusted access role binding: the source resource and the managed cluster must be"
                            + " in one subscription, subscription ids are not the same.");
        }
        if (isAks() && !node.path("identity").isObject()) {
            return Provisioning.error(
                    "BadRequest", "AKS clusters with a service principal are not supported; use a managed identity.");
        }
        if (Json.says(node, "Stopped", "properties", "powerState", "code")) {
            return Provisioning.internalServerError("The cluster is stopped: its API server cannot be reached.");
        }
        String connectivity = Json.textOr(node, "Connected", "properties", "connectivityStatus");
        if (!connectivity.equalsIgnoreCase("Connected")) {
            return Provisioning.internalServerError(
                    "The cluster cannot be reached: its connectivity status is " + connectivity + ".");
        }
        Optional<ObjectNode> extension = extension();
        if (!may("Microsoft.KubernetesConfiguration/extensions/write", cluster) || extension.isEmpty()) {
            return Provisioning.error("BadRequest", NO_EXTENSION + ".");
        }
        String state = Json.textOr(extension.get(), "", "properties", "provisioningState");
        if (!state.equalsIgnoreCase("Succeeded")) {
            return Provisioning.error("BadRequest", NO_EXTENSION + " in state Succeeded; it is " + state + ".");
        }
        if (!may("Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action", cluster)) {
            return Provisioning.internalServerError("Failed to get the credentials of the cluster: 'Forbidden'.");
        }
        String relay = relay(extension.get());
        return relay != null && !may("Microsoft.Relay/namespaces/hybridConnections/write", relay)
                ? Provisioning.internalServerError("Failed to connect to Azure Relay: 'Unauthorized'.")
                : null;
    }

    private boolean isAks() {
        return ArmId.type(cluster).equalsIgnoreCase("Microsoft.ContainerService/managedClusters");
    }

    private boolean sameSubscription() {
        String ours = ArmId.subscription(Json.textOr(workspace, "", "id"));
        return Objects.equals(ours, ArmId.subscription(cluster));
    }

    private Optional<ObjectNode> extension() {
        return world
                .resources()
                .collection(cluster + "/providers/Microsoft.KubernetesConfiguration/extensions")
                .stream()
                .filter(one -> Json.says(one, "microsoft.azureml.kubernetes", "properties", "extensionType"))
                .findFirst();
    }

    private static @Nullable String relay(ObjectNode extension) {
        String connection =
                Json.text(extension, "properties", "configurationSettings", "relayserver.hybridConnectionResourceID");
        return connection == null ? null : connection.replaceFirst("(?i)/hybridConnections/.*", "");
    }

    /** Whether the workspace may do it; with a system-assigned identity the service sees to that itself. */
    private boolean may(String action, String scope) {
        String type = Json.textOr(workspace, "", "identity", "type");
        String primary = Json.text(workspace, "properties", "primaryUserAssignedIdentity");
        JsonNode assigned = workspace.path("identity").path("userAssignedIdentities");
        if (primary == null && !type.equalsIgnoreCase("UserAssigned")) {
            return true;
        }
        Optional<String> principalId = assigned.properties().stream()
                .filter(entry -> primary == null || ArmId.key(entry.getKey()).equals(ArmId.key(primary)))
                .map(entry -> Json.textOr(entry.getValue(), "", "principalId"))
                .findFirst();
        Optional<Principal> principal = principalId.flatMap(world.directory()::find);
        return principal.isPresent() && world.allows(principal.get(), action, scope);
    }
}
