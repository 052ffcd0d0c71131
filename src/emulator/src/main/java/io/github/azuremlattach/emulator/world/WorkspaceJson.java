package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;
import java.util.Locale;

/** The JSON of workspaces as Azure Machine Learning prints it. */
final class WorkspaceJson {
    private final World world;
    private final ScenarioIds ids;

    WorkspaceJson(World world, ScenarioIds ids) {
        this.world = world;
        this.ids = ids;
    }

    /** A workspace; a principal of its own is made where it has a system-assigned identity. */
    ObjectNode workspace(String id, JsonNode entry, String tenant) {
        String name = ArmId.name(id);
        ObjectNode node = ResourceJson.tracked(id, "Microsoft.MachineLearningServices/workspaces", entry);
        String location = Json.textOr(node, ResourceJson.LOCATION, "location");
        List<String> userAssigned = Json.texts(entry.path("userAssignedIdentities")).stream()
                .map(ids::resolve)
                .toList();
        node.put("kind", Json.textOr(entry, "Default", "kind"));
        node.set("sku", Json.object("name", "Basic", "tier", "Basic"));
        node.set("identity", identity(id, Json.textOr(entry, "SystemAssigned", "identity"), userAssigned, tenant));
        ObjectNode properties = Json.object(
                "friendlyName",
                name,
                "description",
                "",
                "storageAccount",
                reference(entry, "storageAccount"),
                "keyVault",
                sibling(id, "Microsoft.Keyvault/vaults/kv-" + name),
                "applicationInsights",
                sibling(id, "microsoft.insights/components/ai-" + name),
                "hbiWorkspace",
                false,
                "tenantId",
                tenant,
                "imageBuildCompute",
                null,
                "provisioningState",
                Json.textOr(entry, "Succeeded", "provisioningState"),
                "containerRegistry",
                reference(entry, "containerRegistry"),
                "privateLinkCount",
                0,
                "publicNetworkAccess",
                "Enabled",
                "discoveryUrl",
                Json.textOr(entry, "https://" + location + ".api.azureml.ms/discovery", "discoveryUrl"),
                "mlFlowTrackingUri",
                "azureml://" + location + ".api.azureml.ms/mlflow/v1.0" + id,
                "workspaceId",
                Directory.guid("workspace/" + ArmId.key(id)),
                "storageHnsEnabled",
                false,
                "v1LegacyMode",
                false);
        String primary = Json.text(entry, "primaryUserAssignedIdentity");
        if (primary != null) {
            properties.put("primaryUserAssignedIdentity", ids.resolve(primary));
        }
        return ResourceJson.withProperties(node, properties, entry);
    }

    private ObjectNode identity(String id, String type, List<String> userAssigned, String tenant) {
        ObjectNode identity = Json.object("type", type);
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.contains("systemassigned")) {
            String objectId = Directory.guid("workspace-identity/" + ArmId.key(id));
            String clientId = Directory.guid("workspace-client/" + ArmId.key(id));
            world.directory()
                    .put(new Principal(
                            objectId,
                            clientId,
                            ArmId.name(id),
                            "ServicePrincipal",
                            tenant,
                            null,
                            List.of(),
                            Principal.Credentials.NONE));
            identity.put("principalId", objectId);
            identity.put("tenantId", tenant);
        }
        if (lower.contains("userassigned")) {
            identity.set("userAssignedIdentities", ComputeJson.userAssigned(world, userAssigned));
        }
        return identity;
    }

    private JsonNode reference(JsonNode entry, String key) {
        String name = Json.text(entry, key);
        return Json.node(name == null ? null : ids.resolve(name));
    }

    private static String sibling(String id, String typeAndName) {
        return id.substring(0, id.indexOf("/providers/")) + "/providers/" + typeAndName;
    }
}
