package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The JSON of Kubernetes computes as Azure Machine Learning prints it. */
public final class ComputeJson {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSxxx").withZone(ZoneOffset.UTC);

    private ComputeJson() {}

    /** A compute as a PUT describes it, with what the service fills in. */
    public static ObjectNode compute(String id, JsonNode body, Instant created, Instant modified) {
        JsonNode asked = body.path("properties");
        JsonNode inner = asked.path("properties");
        String location = Json.textOr(body, ResourceJson.LOCATION, "location");
        return Json.object(
                "id",
                id,
                "name",
                ArmId.name(id),
                "type",
                "Microsoft.MachineLearningServices/workspaces/computes",
                "location",
                location,
                "tags",
                body.path("tags").isObject() ? body.path("tags") : null,
                "properties",
                Json.object(
                        "createdOn", STAMP.format(created),
                        "modifiedOn", STAMP.format(modified),
                        "disableLocalAuth", asked.path("disableLocalAuth").asBoolean(false),
                        "description", Json.text(asked, "description"),
                        "resourceId", ResourceJson.lowerGroup(Json.textOr(asked, "", "resourceId")),
                        "computeType", "Kubernetes",
                        "computeLocation", Json.textOr(asked, location, "computeLocation"),
                        "provisioningState", "Creating",
                        "provisioningErrors", null,
                        "provisioningWarnings", Json.object(),
                        "isAttachedCompute", true,
                        "properties", kubernetes(inner)));
    }

    /** The map of user-assigned identities with the principals behind them. */
    public static ObjectNode userAssigned(World world, List<String> ids) {
        ObjectNode map = Json.object();
        for (String id : ids) {
            Optional<ObjectNode> identity = world.resources().find(id);
            JsonNode properties = identity.map(node -> node.path("properties")).orElseGet(Json::object);
            map.set(
                    ResourceJson.lowerGroup(id),
                    Json.object(
                            "principalId", Json.text(properties, "principalId"),
                            "clientId", Json.text(properties, "clientId")));
        }
        return map;
    }

    /** Notes how things stand with a compute. */
    public static void state(ObjectNode compute, String state, JsonNode errors, Instant now) {
        ObjectNode properties = compute.withObjectProperty("properties");
        properties.put("provisioningState", state);
        properties.set("provisioningErrors", errors.isEmpty() ? Json.node(null) : errors);
        properties.put("modifiedOn", STAMP.format(now));
    }

    private static ObjectNode kubernetes(JsonNode inner) {
        ObjectNode types = Json.object(
                "defaultinstancetype",
                Json.object(
                        "nodeSelector",
                        null,
                        "resources",
                        Json.object(
                                "requests", Json.object("cpu", "100m", "memory", "2Gi"),
                                "limits", Json.object("cpu", "2", "memory", "2Gi", "nvidia.com/gpu", null))));
        boolean given = inner.path("instanceTypes").isObject()
                && !inner.path("instanceTypes").isEmpty();
        return Json.object(
                "relayConnectionString",
                null,
                "serviceBusConnectionString",
                null,
                "extensionPrincipalId",
                null,
                "extensionInstanceReleaseTrain",
                "stable",
                "vcName",
                null,
                "namespace",
                Json.textOr(inner, "default", "namespace"),
                "defaultInstanceType",
                Json.textOr(inner, "defaultinstancetype", "defaultInstanceType"),
                "instanceTypes",
                given ? inner.path("instanceTypes") : types);
    }
}
