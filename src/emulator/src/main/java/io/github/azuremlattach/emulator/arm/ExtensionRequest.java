package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of an extension PUT, checked as the specification and the Azure CLI describe it; the texts are not recorded. */
final class ExtensionRequest {
    private ExtensionRequest() {}

    /** What is wrong with it, or null. */
    static @Nullable Reply mistake(JsonNode body) {
        JsonNode properties = body.path("properties");
        if (!Json.says(properties, "microsoft.azureml.kubernetes", "extensionType")) {
            return bad("The extension type '" + Json.textOr(properties, "", "extensionType") + "' is not supported.");
        }
        if (properties.path("scope").has("namespace")) {
            return bad("The extension type 'microsoft.azureml.kubernetes' supports the scope 'cluster' only.");
        }
        boolean pinned = Json.text(properties, "version") != null;
        if (pinned && properties.path("autoUpgradeMinorVersion").asBoolean(true)) {
            return bad("A version can be set only if autoUpgradeMinorVersion is false.");
        }
        for (String map : List.of("configurationSettings", "configurationProtectedSettings")) {
            for (Map.Entry<String, JsonNode> setting : properties.path(map).properties()) {
                if (!setting.getValue().isTextual()) {
                    return bad("The value of '" + setting.getKey() + "' in " + map + " must be a string.");
                }
            }
        }
        JsonNode settings = properties.path("configurationSettings");
        return Json.says(settings, "true", "enableTraining") || Json.says(settings, "true", "enableInference")
                ? null
                : bad("At least one of the settings enableTraining and enableInference must be True.");
    }

    private static Reply bad(String message) {
        return Reply.error(400, "BadRequest", message);
    }
}
