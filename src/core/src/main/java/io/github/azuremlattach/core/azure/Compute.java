package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A compute as Azure answers it.
 *
 * @param name its name
 * @param computeType its type, {@code Kubernetes} for an attached cluster
 * @param state its provisioning state; empty when Azure does not say
 * @param attached whether Azure calls it attached; empty when Azure does not say
 * @param resourceId the cluster that it stands for
 * @param identityType its identity's kind; {@code None} when it has none
 * @param principalId the principal of its system-assigned identity; empty when it has none
 * @param userIdentities its user-assigned identities and their principal ids
 * @param description its description; empty for none
 * @param kubernetes the properties of type KubernetesProperties
 * @param body the whole answer, for an update that leaves the rest as it is
 * @param errors what its provisioning ran into
 */
public record Compute(
        String name,
        String computeType,
        String state,
        Optional<Boolean> attached,
        Optional<ResourceId> resourceId,
        String identityType,
        String principalId,
        Map<ResourceId, String> userIdentities,
        String description,
        JsonNode kubernetes,
        JsonNode body,
        ServiceError errors) {

    static Compute of(JsonNode body) {
        JsonNode properties = body.path("properties");
        JsonNode identity = body.path("identity");
        Map<ResourceId, String> users = new LinkedHashMap<>();
        identity.path("userAssignedIdentities").properties().forEach(entry -> ResourceId.parse(entry.getKey())
                .ifPresent(id -> users.put(id, Json.text(entry.getValue(), "principalId"))));
        String type = Json.text(identity, "type").replace(" ", "");
        return new Compute(
                Json.text(body, "name"),
                Json.text(properties, "computeType"),
                Json.text(properties, "provisioningState"),
                properties.path("isAttachedCompute").isBoolean()
                        ? Optional.of(properties.path("isAttachedCompute").asBoolean())
                        : Optional.empty(),
                ResourceId.parse(Json.text(properties, "resourceId")),
                type.isEmpty() ? "None" : type,
                Json.text(identity, "principalId"),
                users,
                Json.text(properties, "description"),
                properties.path("properties"),
                body,
                ServiceError.of(properties.path("provisioningErrors")));
    }

    /** The namespace of its workloads; Azure's default when it does not say. */
    public String namespace() {
        String namespace = Json.text(kubernetes, "namespace");
        return namespace.isEmpty() ? "default" : namespace;
    }

    /** Whether it stands for a Kubernetes cluster. */
    public boolean isKubernetes() {
        return computeType.equalsIgnoreCase("Kubernetes");
    }

    /** Its state in lower case, in which Azure is not consistent. */
    public ProvisioningState provisioningState() {
        return ProvisioningState.of(state);
    }

    /** The user-assigned identity that Azure uses, which is the first; empty when it has none. */
    public Optional<ResourceId> userIdentity() {
        return userIdentities.keySet().stream().findFirst();
    }

    /** The principal that acts for it: its system-assigned one, or that of its first user-assigned identity. */
    public String actingPrincipal() {
        return !principalId.isEmpty()
                ? principalId
                : userIdentity().map(userIdentities::get).orElse("");
    }

    /** Whether it is a Kubernetes cluster that was attached, and nothing that Azure itself runs. */
    public boolean isAttachedCluster() {
        return isKubernetes() && attached.orElse(true);
    }

    /** The value of a tag; empty when it has none of that name. */
    public Optional<String> tag(String name) {
        return body.path("tags").properties().stream()
                .filter(tag -> tag.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(tag -> tag.getValue().asText());
    }

    /** Its kind of identity and the one that Azure uses, for people. */
    public String identityWords() {
        return userIdentity().map(id -> identityType + " " + id).orElse(identityType);
    }
}
