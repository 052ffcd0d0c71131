package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.http.ArmReply;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.request.ComputeIdentity;
import io.github.azuremlattach.core.request.KubernetesSettings;
import io.github.azuremlattach.core.request.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads, attaches and detaches computes (Compute_* of Microsoft.MachineLearningServices 2024-10-01). */
public final class Computes {
    private final ArmRestClient arm;

    Computes(ArmRestClient arm) {
        this.arm = arm;
    }

    /**
     * What a PUT or DELETE answered.
     *
     * @param compute the compute, where the answer holds it
     * @param operation the address to watch; secret, for its signature
     * @param retryAfter how long Azure asked to wait before the first look
     */
    public record Started(Optional<Compute> compute, Optional<String> operation, Optional<Duration> retryAfter) {}

    /**
     * How far an operation is.
     *
     * @param state its state
     * @param error what it ran into
     * @param retryAfter how long Azure asked to wait
     */
    public record OperationStatus(ProvisioningState state, ServiceError error, Optional<Duration> retryAfter) {}

    /** Reads a compute; empty when there is none. */
    public Optional<Compute> get(ResourceId id) {
        return arm.find(id.toString(), Workspaces.API).map(Compute::of);
    }

    /** Reads all computes of a workspace. */
    public List<Compute> list(ResourceId workspace) {
        return arm.list(workspace + "/computes", Workspaces.API).stream()
                .map(Compute::of)
                .toList();
    }

    /** Attaches a cluster. The request overwrites without asking, so look first. */
    public Started put(
            ResourceId id,
            ResourceId cluster,
            String location,
            ComputeIdentity identity,
            KubernetesSettings kubernetes,
            Map<String, String> tags) {
        ObjectNode body = body(cluster, location, identity, kubernetes);
        putTags(body, tags);
        return put(id, body);
    }

    /** Gives a compute another identity and more tags, and leaves all else as it was found. */
    public Started update(
            ResourceId id, Compute found, String location, ComputeIdentity identity, Map<String, String> tags) {
        ObjectNode body = ComputeUpdate.body(found, location, identity);
        putTags(body, tags);
        return put(id, body);
    }

    private Started put(ResourceId id, JsonNode body) {
        ArmReply reply = arm.put(id.toString(), Workspaces.API, body);
        return new Started(
                reply.body().path("properties").isObject() ? Optional.of(Compute.of(reply.body())) : Optional.empty(),
                reply.operation(),
                reply.retryAfter());
    }

    /**
     * Detaches a compute; the cluster stays. There is no way here to say {@code Delete}, which would mean the cluster.
     */
    public Started detach(ResourceId id) {
        ArmReply reply = arm.delete(id.toString(), Workspaces.API, "&underlyingResourceAction=Detach");
        return new Started(Optional.empty(), reply.operation(), reply.retryAfter());
    }

    /** Looks at an operation by the address that Azure gave, byte for byte. */
    public OperationStatus status(String operation) {
        ArmReply reply = arm.getAbsolute(operation);
        String state = Json.text(reply.body(), "status");
        return new OperationStatus(
                state.isEmpty() && reply.status() == 202 ? ProvisioningState.RUNNING : ProvisioningState.of(state),
                ServiceError.of(reply.body().path("error")),
                reply.retryAfter());
    }

    private static ObjectNode body(
            ResourceId cluster, String location, ComputeIdentity identity, KubernetesSettings kubernetes) {
        ObjectNode body = Json.object().put("location", location);
        putIdentity(body, identity);
        ObjectNode properties = body.putObject("properties")
                .put("computeType", "Kubernetes")
                .put("computeLocation", location)
                .put("resourceId", cluster.toString());
        putIfGiven(properties, "description", kubernetes.description());
        ObjectNode inner = properties.putObject("properties").put("namespace", kubernetes.namespace());
        putIfGiven(inner, "defaultInstanceType", kubernetes.defaultInstanceType());
        if (!kubernetes.instanceTypes().isEmpty()) {
            inner.set("instanceTypes", Json.MAPPER.<JsonNode>valueToTree(kubernetes.instanceTypes()));
        }
        return body;
    }

    private static void putTags(ObjectNode body, Map<String, String> tags) {
        if (!tags.isEmpty()) {
            ObjectNode node = body.withObjectProperty("tags");
            // Azure takes no notice of case in names, so that one in another casing is the same.
            node.properties().removeIf(old -> tags.keySet().stream().anyMatch(old.getKey()::equalsIgnoreCase));
            tags.forEach(node::put);
        }
    }

    static void putIdentity(ObjectNode body, ComputeIdentity identity) {
        if (identity.exists()) {
            ObjectNode node =
                    body.putObject("identity").put("type", identity.type().toString());
            if (!identity.userAssigned().isEmpty()) {
                ObjectNode ids = node.putObject("userAssignedIdentities");
                identity.userAssigned().forEach(id -> ids.putObject(id.toString()));
            }
        }
    }

    private static void putIfGiven(ObjectNode node, String key, String value) {
        if (!value.isEmpty()) {
            node.put(key, value);
        }
    }
}
