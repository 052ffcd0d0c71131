package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a job PUT; the specification closes it, and the service refuses members that it does not know.
 *
 * <p>Members as in Microsoft.MachineLearningServices 2024-10-01; the form of the refusal as recorded by azure-ai-ml's tests.
 */
final class JobRequest {
    private static final Set<String> JOB = Set.of(
            "description",
            "properties",
            "tags",
            "componentId",
            "computeId",
            "displayName",
            "experimentName",
            "identity",
            "isArchived",
            "jobType",
            "notificationSetting",
            "secretsConfiguration",
            "services",
            "status",
            "codeId",
            "command",
            "distribution",
            "environmentId",
            "environmentVariables",
            "inputs",
            "limits",
            "outputs",
            "parameters",
            "queueSettings",
            "resources");
    private static final Map<String, Set<String>> PARTS = Map.of(
            "resources", Set.of("instanceCount", "instanceType", "properties", "dockerArgs", "shmSize", "locations"),
            "limits", Set.of("jobLimitsType", "timeout"),
            "queueSettings", Set.of("jobTier", "priority"));

    private JobRequest() {}

    /** What is wrong with it, or null. */
    static @Nullable Reply mistake(String id, JsonNode properties) {
        if (!id.matches("[a-zA-Z0-9][a-zA-Z0-9\\-_]{0,254}")) {
            return refused("The job id '" + id + "' is invalid.");
        }
        String unknown = unknown(properties, JOB);
        String type = "CommandJobDto";
        for (Map.Entry<String, Set<String>> part : PARTS.entrySet()) {
            String inside = unknown == null ? unknown(properties.path(part.getKey()), part.getValue()) : null;
            if (inside != null) {
                unknown = inside;
                type = part.getKey();
            }
        }
        if (unknown != null) {
            return refused("Could not find member '" + unknown + "' on object of type '" + type + "'");
        }
        for (String required : List.of("jobType", "command", "environmentId")) {
            if (Json.textOr(properties, "", required).isBlank()) {
                return refused("Required property '" + required + "' not found in JSON.");
            }
        }
        return properties.path("jobType").asText().equals("Command")
                ? null
                : refused("The job type '" + properties.path("jobType").asText() + "' is not emulated.");
    }

    private static @Nullable String unknown(JsonNode object, Set<String> known) {
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !known.contains(key))
                .findFirst()
                .orElse(null);
    }

    /** A refusal in the form of the management front end. */
    static Reply refused(String detail) {
        return Reply.json(
                400,
                Json.object(
                        "error",
                        Json.object(
                                "code",
                                "UserError",
                                "message",
                                "Request is invalid and/or missing fields.",
                                "details",
                                List.of(Json.object("code", "RequestInvalid", "message", detail)),
                                "additionalInfo",
                                List.of(Json.object(
                                        "type",
                                        "ComponentName",
                                        "info",
                                        Json.object("value", "managementfrontend"))))));
    }
}
