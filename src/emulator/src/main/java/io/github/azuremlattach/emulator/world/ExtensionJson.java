package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;
import java.util.Locale;

/** The JSON of the Azure ML extension as Azure prints it, with nulls where the specification has none. */
public final class ExtensionJson {
    /** The version that an installation brings. */
    private static final String VERSION = "1.1.64";

    private ExtensionJson() {}

    /** The extension that a scenario describes. */
    static ObjectNode seeded(String clusterId, JsonNode entry) {
        String name = Json.textOr(entry, "azureml", "name");
        String id = clusterId + "/providers/Microsoft.KubernetesConfiguration/extensions/" + name;
        ObjectNode properties = Json.object(
                "extensionType",
                Json.textOr(entry, "microsoft.azureml.kubernetes", "type"),
                "releaseTrain",
                Json.textOr(entry, "stable", "releaseTrain"),
                "configurationSettings",
                entry.has("configurationSettings")
                        ? entry.path("configurationSettings")
                        : Json.object("enableTraining", "True", "enableInference", "True"),
                "configurationProtectedSettings",
                entry.path("configurationProtectedSettings"));
        ObjectNode extension = of(id, Json.object("properties", properties));
        ObjectNode shown = extension.withObjectProperty("properties");
        shown.put("provisioningState", Json.textOr(entry, "Succeeded", "provisioningState"));
        shown.put("currentVersion", Json.textOr(entry, VERSION, "version"));
        if (entry.has("statuses")) {
            shown.set("statuses", entry.path("statuses"));
        }
        if (entry.path("errorInfo").isObject()) {
            shown.set("errorInfo", entry.path("errorInfo"));
        }
        return extension;
    }

    /** The extension that a PUT describes, at its very beginning. */
    public static ObjectNode of(String id, JsonNode body) {
        JsonNode asked = body.path("properties");
        ObjectNode properties = Json.object(
                "extensionType", Json.textOr(asked, "", "extensionType").toLowerCase(Locale.ROOT),
                "autoUpgradeMinorVersion", asked.path("autoUpgradeMinorVersion").asBoolean(true),
                "releaseTrain", Json.textOr(asked, "stable", "releaseTrain"),
                "version", Json.text(asked, "version"),
                "currentVersion", null,
                "scope",
                        asked.path("scope").isObject()
                                ? asked.path("scope")
                                : Json.object("cluster", Json.object("releaseNamespace", "azureml")),
                "provisioningState", "Creating",
                "configurationSettings", orEmpty(asked.path("configurationSettings")),
                "configurationProtectedSettings", masked(asked.path("configurationProtectedSettings")),
                "statuses", List.of(),
                "aksAssignedIdentity", null,
                "errorInfo", null,
                "isSystemExtension", false);
        return Json.object(
                "id",
                id,
                "name",
                ArmId.name(id),
                "type",
                "Microsoft.KubernetesConfiguration/extensions",
                "identity",
                null,
                "properties",
                properties);
    }

    /** Lays what a PATCH says over an extension: settings merge, protected settings are replaced as a whole. */
    public static void patch(ObjectNode extension, JsonNode body) {
        ObjectNode properties = extension.withObjectProperty("properties");
        JsonNode asked = body.path("properties");
        for (String key : List.of("autoUpgradeMinorVersion", "releaseTrain", "version")) {
            if (asked.has(key)) {
                properties.set(key, asked.get(key));
            }
        }
        asked.path("configurationSettings").properties().forEach(entry -> properties
                .withObjectProperty("configurationSettings")
                .set(entry.getKey(), entry.getValue()));
        if (asked.has("configurationProtectedSettings")) {
            properties.set("configurationProtectedSettings", masked(asked.path("configurationProtectedSettings")));
        }
    }

    /** Notes that an operation came to a good end. */
    public static void succeeded(ObjectNode extension, String identityOnAks) {
        ObjectNode properties = extension.withObjectProperty("properties");
        properties.put("provisioningState", "Succeeded");
        properties.put("currentVersion", Json.textOr(properties, VERSION, "version"));
        properties.putNull("errorInfo");
        if (!identityOnAks.isEmpty()) {
            properties.set(
                    "aksAssignedIdentity", Json.object("principalId", identityOnAks, "tenantId", null, "type", null));
        }
    }

    /** Notes that an operation failed. */
    public static void failed(ObjectNode extension, ObjectNode error) {
        ObjectNode properties = extension.withObjectProperty("properties");
        properties.put("provisioningState", "Failed");
        properties.set("errorInfo", error);
    }

    private static JsonNode orEmpty(JsonNode settings) {
        return settings.isObject() ? settings.deepCopy() : Json.object();
    }

    private static ObjectNode masked(JsonNode settings) {
        ObjectNode masked = Json.object();
        settings.fieldNames().forEachRemaining(key -> masked.put(key, ""));
        return masked;
    }
}
