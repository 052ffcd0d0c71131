package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads workspaces (Workspaces_Get, _ListBySubscription of Microsoft.MachineLearningServices 2024-10-01). */
public final class Workspaces {
    static final String API = "2024-10-01";

    private final ArmRestClient arm;

    Workspaces(ArmRestClient arm) {
        this.arm = arm;
    }

    /** The ids of a subscription's workspaces that the caller can see. */
    public List<ResourceId> in(String subscriptionId) {
        return Json.ids(arm.list(
                "/subscriptions/" + subscriptionId + "/providers/Microsoft.MachineLearningServices/workspaces", API));
    }

    /** Reads one workspace. */
    public Workspace get(ResourceId id) {
        JsonNode body = arm.get(id.toString(), API).body();
        JsonNode properties = body.path("properties");
        Map<ResourceId, String> identities = new LinkedHashMap<>();
        body.path("identity").path("userAssignedIdentities").properties().forEach(entry -> ResourceId.parse(
                        entry.getKey())
                .ifPresent(identity -> identities.put(identity, Json.text(entry.getValue(), "principalId"))));
        return new Workspace(
                Json.text(body, "location"),
                Json.text(properties, "provisioningState"),
                Json.text(body.path("identity"), "type").replace(" ", ""),
                identities,
                ResourceId.parse(Json.text(properties, "primaryUserAssignedIdentity")),
                ResourceId.parse(Json.text(properties, "containerRegistry")),
                ResourceId.parse(Json.text(properties, "storageAccount")));
    }
}
