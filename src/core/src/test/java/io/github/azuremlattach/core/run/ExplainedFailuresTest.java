package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Azure says at its place in a run, and what the run advises: the advice alone is read, not Azure's words. */
class ExplainedFailuresTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String ROLES = "AcrPull @ registry";

    static Stream<Arguments> failures() throws IOException {
        try (InputStream file = ExplainedFailuresTest.class.getResourceAsStream("explained-failures.yaml")) {
            List<Arguments> all = new ArrayList<>();
            for (JsonNode failure : YAML.readTree(file)) {
                all.add(Arguments.of(failure.path("is").asText(), failure));
            }
            return all.stream();
        }
    }

    /** The scenario in which Azure says it. */
    private static String scenario(JsonNode failure) throws IOException {
        String code = failure.path("code").asText();
        String message = failure.path("says").asText();
        int status = failure.path("status").asInt(400);
        Object body = failure.has("body")
                ? failure.path("body").asText()
                : YAML.createObjectNode()
                        .set("error", YAML.createObjectNode().put("code", code).put("message", message))
                        .toString();
        return switch (failure.path("at").asText()) {
            case "sign-in" ->
                fault(
                        "POST",
                        "**/oauth2/v2.0/token",
                        status,
                        YAML.createObjectNode()
                                .put("error", "invalid_client")
                                .put("error_description", message)
                                .toString());
            case "put-compute" -> fault("PUT", "**/computes/*", status, body);
            case "role-assignment" -> fault("PUT", "**/roleAssignments/*", status, body);
            case "get-cluster" -> fault("GET", "**/managedClusters/aks-1", status, body);
            case "get-workspace" -> fault("GET", "**/workspaces/ml-prod", status, body);
            case "run-command" -> fault("POST", "**/runCommand", status, body);
            case "run-command-result" ->
                fault(
                        "GET",
                        "**/commandResults/*",
                        200,
                        YAML.createObjectNode()
                                .set(
                                        "properties",
                                        YAML.createObjectNode()
                                                .put("provisioningState", "Succeeded")
                                                .put("exitCode", 1)
                                                .put("logs", message))
                                .toString());
            case "compute-state" ->
                write(Map.of(
                        "provisioning", Map.of("ends", "Failed", "error", Map.of("code", code, "message", message))));
            case "extension" ->
                write(Map.of(
                        "aks",
                        Map.of(
                                "aks-1",
                                Map.of(
                                        "extension",
                                        Map.of(
                                                "provisioningState",
                                                "Failed",
                                                "errorInfo",
                                                Map.of("code", code, "message", message))))));
            case "aks-state" -> "aks: {aks-1: {powerState: " + code + "}}";
            case "arc-state" -> "arc: {edge-7: {connectivityStatus: " + code + "}}";
            default -> throw new IllegalArgumentException(failure.toString());
        };
    }

    private static String fault(String method, String path, int status, Object body) throws IOException {
        return write(Map.of(
                "faults",
                List.of(Map.of(
                        "match", Map.of("method", method, "path", path),
                        "fault", Map.of("status", status, "body", body)))));
    }

    private static String write(Object value) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(value);
    }

    private static AttachOutcome run(JsonNode failure) throws IOException {
        try (Rig rig = Rig.with(scenario(failure))) {
            return switch (failure.path("at").asText()) {
                case "role-assignment" -> rig.run("identity-type", "SystemAssigned", "compute-roles", ROLES);
                case "run-command", "run-command-result" -> rig.run("namespace", "team-a");
                case "arc-state" -> rig.run("resource-id", Rig.ARC);
                default -> rig.run();
            };
        }
    }

    /** What a person is advised: by the failure, or by the checks that could not be made. */
    static List<Advice> advice(AttachOutcome outcome) {
        return outcome.failure().isPresent()
                ? outcome.failure().get().advice()
                : outcome.checks().stream()
                        .flatMap((Verdict check) -> check.advice().stream())
                        .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failures")
    void isAdvisedRightly(String code, JsonNode failure) throws IOException {
        AttachOutcome outcome = run(failure);
        List<Advice> advice = advice(outcome);
        assertEquals(1, advice.size(), advice.toString());
        failure.path("advises")
                .forEach(words ->
                        assertTrue(advice.get(0).toString().contains(words.asText()), words + " in " + advice.get(0)));
        outcome.failure()
                .filter(f -> !failure.path("at").asText().matches("extension|aks-state|arc-state"))
                .ifPresent(f -> assertEquals(code, f.code()));
    }
}
