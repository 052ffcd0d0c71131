package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;

/** The JSON of plain resources as their providers print it. */
final class ResourceJson {
    static final String LOCATION = "westeurope";

    private ResourceJson() {}

    /** The frame of a tracked resource. */
    static ObjectNode tracked(String id, String type, JsonNode entry) {
        return Json.object(
                "id",
                id,
                "name",
                ArmId.name(id),
                "type",
                type,
                "location",
                Json.textOr(entry, LOCATION, "location"),
                "tags",
                entry.path("tags").isObject() ? entry.path("tags") : Json.object());
    }

    /** A user-assigned identity; its id says resourcegroups, as Azure's does. */
    static ObjectNode identity(String id, JsonNode entry, String tenant, String principalId, String clientId) {
        ObjectNode node = tracked(lowerGroup(id), "Microsoft.ManagedIdentity/userAssignedIdentities", entry);
        return withProperties(
                node, Json.object("tenantId", tenant, "principalId", principalId, "clientId", clientId), entry);
    }

    /** An Azure Relay namespace. */
    static ObjectNode relay(String id, JsonNode entry) {
        ObjectNode node = tracked(id, "Microsoft.Relay/Namespaces", entry);
        node.set("sku", Json.object("name", "Standard", "tier", "Standard"));
        String subscription = String.valueOf(ArmId.subscription(id));
        return withProperties(
                node,
                Json.object(
                        "provisioningState",
                        Json.textOr(entry, "Succeeded", "provisioningState"),
                        "metricId",
                        subscription + ":" + ArmId.name(id),
                        "createdAt",
                        "2024-01-18T08:00:00Z",
                        "updatedAt",
                        "2024-01-18T08:00:00Z",
                        "serviceBusEndpoint",
                        "https://" + ArmId.name(id) + ".servicebus.windows.net:443/"),
                entry);
    }

    /** A resource of which nothing matters but that it exists. */
    static ObjectNode other(String id, String type, JsonNode entry) {
        return withProperties(tracked(id, type, entry), Json.object("provisioningState", "Succeeded"), entry);
    }

    /** Gives a node its properties, with those that the scenario spells out laid over them. */
    static ObjectNode withProperties(ObjectNode node, ObjectNode properties, JsonNode entry) {
        if (entry.path("properties") instanceof ObjectNode given) {
            properties.setAll(given);
        }
        node.set("properties", properties);
        return node;
    }

    /** The id with its resource group segment in lower case. */
    static String lowerGroup(String id) {
        return id.replaceFirst("(?i)/resourceGroups/", "/resourcegroups/");
    }
}
