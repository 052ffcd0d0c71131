package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a compute comes up.
 *
 * @param duration how long it takes
 * @param ends Succeeded, Failed or Canceled
 * @param error what is reported unless it succeeds, or null
 * @param repeated whether code and message stand beside the nested error too, as one of Azure's two shapes has it
 */
public record Provisioning(
        Duration duration, String ends, @Nullable ObjectNode error, boolean repeated) {
    private static final String INTERNAL =
            "An internal server error occurred. Please try again. If the problem persists, contact support";

    static Provisioning read(JsonNode rule) {
        String word = Json.textOr(rule, "Succeeded", "ends");
        String ends = List.of("Succeeded", "Failed", "Canceled").stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .orElse("Succeeded");
        ObjectNode error = null;
        if (!ends.equals("Succeeded")) {
            error = ends.equals("Failed")
                    ? error("InternalServerError", INTERNAL)
                    : error("OperationCanceled", "The operation was canceled.");
            if (rule.path("error") instanceof ObjectNode given) {
                error.setAll(given);
            }
        }
        return new Provisioning(
                Durations.parse(Json.textOr(rule, "2s", "duration")).orElse(Duration.ZERO),
                ends,
                error,
                Json.says(rule, "repeated", "shape"));
    }

    /** The same time, but a failure with that error. */
    public Provisioning failing(ObjectNode because) {
        return new Provisioning(duration, "Failed", because, repeated);
    }

    /** The internal server error that Azure reports when it has no better word. */
    public static ObjectNode internalServerError(String detail) {
        ObjectNode error = error("InternalServerError", INTERNAL);
        error.set("details", Json.array(List.of(error("InternalError", detail))));
        return error;
    }

    /** An error of a code and a message. */
    public static ObjectNode error(String code, String message) {
        return Json.object("code", code, "message", message);
    }

    /** The compute's provisioningErrors, in the chosen shape. */
    public ArrayNode provisioningErrors() {
        if (error == null) {
            return Json.array(List.of());
        }
        int status = Json.says(error, "InternalServerError", "code") ? 500 : 400;
        ObjectNode inner =
                Json.object("code", error.get("code"), "statusCode", status, "message", error.get("message"));
        inner.setAll(error);
        ObjectNode element = Json.object("error", inner);
        if (repeated) {
            element = Json.object("code", error.get("code"), "error", inner, "message", error.get("message"));
        }
        return Json.array(List.of(element));
    }
}
