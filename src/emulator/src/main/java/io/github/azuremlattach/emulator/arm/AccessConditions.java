package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.AccessCondition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition in the body of a role assignment; the texts of its refusals are not recorded. */
final class AccessConditions {
    private AccessConditions() {}

    /** What is wrong with it, or null. */
    static @Nullable String mistake(JsonNode body) {
        String condition = Json.text(body, "properties", "condition");
        if (condition == null) {
            return null;
        }
        String version = Json.textOr(body, "2.0", "properties", "conditionVersion");
        if (!version.equals("2.0")) {
            return "The condition version '" + version + "' is not supported; the supported version is '2.0'.";
        }
        try {
            AccessCondition.allows(condition, "", Map.of());
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
