package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Instance types are applied as resources of the cluster where that is asked for, after they have been compared. */
class ApplyInstanceTypesTest {
    private static final String TYPES = """
        small: {resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: "2", memory: 2Gi}}}
        gpu:
          nodeSelector: {agentpool: gpu}
          resources: {requests: {cpu: 1, memory: 4Gi}, limits: {cpu: 4, memory: 8Gi, nvidia.com/gpu: 1}}
        """;
    private static final String[] APPLY = {"apply-instance-types", "true", "instance-types", TYPES};
    private static final String AZURE_RBAC = "aks: {aks-1: {entra: {azureRbac: true}}}";

    private static Map<String, JsonNode> inCluster(Rig rig) {
        Map<String, JsonNode> types = new TreeMap<>();
        rig.emulator.update(world -> types.putAll(world.cluster(Rig.AKS).instanceTypes()));
        return types;
    }

    private static Status status(AttachOutcome outcome) {
        return outcome.changes().stream()
                .filter(result -> result.change().kind().equals("apply-instance-types"))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static String[] and(String... more) {
        return Stream.concat(Stream.of(APPLY), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void areInTheClusterBeforeTheComputeIsAttached() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(APPLY);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(Status.DONE, status(outcome));
            JsonNode gpu = inCluster(rig).get("gpu");
            assertEquals("gpu", gpu.at("/nodeSelector/agentpool").asText());
            assertEquals(
                    1,
                    gpu.path("resources").path("limits").path("nvidia.com/gpu").numberValue());
            assertEquals("4", gpu.at("/resources/limits/cpu").textValue());
            List<String> writes = rig.writes();
            assertTrue(writes.get(writes.size() - 1).startsWith("PUT"), writes.toString());
        }
    }

    @Test
    void aSecondRunAppliesNothing() {
        try (Rig rig = Rig.standard()) {
            rig.run(APPLY);
            rig.emulator.clearRequests();

            AttachOutcome again = rig.run(APPLY);

            assertEquals(AttachOutcome.Kind.UNCHANGED, again.kind(), again.toJson());
            assertEquals(1, rig.requests("POST", "/runCommand").size(), "it only compares");
        }
    }

    @Test
    void thePlanShowsWhatBecomesDifferent() {
        try (Rig rig = Rig.standard()) {
            rig.run(APPLY);
            rig.emulator.update(world -> ((ObjectNode)
                            world.cluster(Rig.AKS).instanceTypes().get("small").at("/resources/limits"))
                    .put("cpu", "1500m"));

            AttachOutcome outcome = rig.run(and("mode", "plan"));

            AttachPlan plan = outcome.plan().orElseThrow();
            assertEquals(
                    List.of("~ small: resources.limits.cpu 1500m → 2"),
                    plan.changes().get(0).details());
            assertTrue(plan.toText().contains("~ apply instance type small in aks-1"), plan.toText());
            assertFalse(plan.toText().contains("gpu"), plan.toText());
        }
    }

    @Test
    void aCheckCallsADifferenceDrift() {
        try (Rig rig = Rig.standard()) {
            rig.run();

            AttachOutcome outcome = rig.run(and("mode", "check"));

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertEquals(Map.of(), inCluster(rig));
        }
    }

    @Test
    void waitForTheExtensionThatDefinesThem() {
        try (Rig rig = Rig.with("aks: {aks-1: {extension: null}}")) {
            AttachOutcome outcome = rig.run(and("extension", "install"));

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of("gpu", "small"), List.copyOf(inCluster(rig).keySet()));
        }
    }

    @Test
    void aClusterThatNeverLearnsWhatTheyAreFailsTheRun() {
        try (Rig rig = Rig.with("aks: {aks-1: {extension: null}}")) {
            AttachOutcome outcome = rig.run(and("preflight", "warn"));

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "instance-types-undefined", outcome.failure().orElseThrow().code());
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
        }
    }

    @Test
    void whatKubernetesForbidsNamesTheRoleThatHelps() {
        try (Rig rig = Rig.with(AZURE_RBAC)) {
            AttachOutcome outcome = rig.run(APPLY);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            String advice = outcome.failure().orElseThrow().advice().toString();
            assertTrue(advice.contains("Azure Kubernetes Service RBAC Cluster Admin"), advice);
            assertEquals(
                    "The instance types gpu, small in aks-1 could not be applied.",
                    outcome.failure().orElseThrow().summary());
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
        }
    }

    @Test
    void aCommandThatNeverRanLeavesItOpenWhetherTheyWereApplied() {
        try (Rig rig = Rig.standard()) {
            AttachRun run = rig.attachment(APPLY);
            AttachOutcome outcome = rig.finish(run, run.begin(), checkpoint -> {
                if (checkpoint.text().contains("\"decision\":")) {
                    rig.emulator.apply("aks: {aks-1: {runCommandFailure: no node is free}}");
                }
                return checkpoint;
            });

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "It is unknown whether the instance types gpu, small in aks-1 were applied.",
                    outcome.failure().orElseThrow().summary());
        }
    }

    @Test
    void whereRunCommandIsDisabledTheRunStopsBeforeItWrites() {
        try (Rig rig = Rig.with("aks: {aks-1: {disableRunCommand: true}}")) {
            AttachOutcome outcome = rig.run(APPLY);

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("kubectl apply -f -"), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void onArcAPlanShowsTheManifestAndTheCommand() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("resource-id", Rig.ARC, "mode", "plan", "instance-types", TYPES);

            List<String> commands = new ArrayList<>();
            outcome.checks().forEach(check -> check.advice().ifPresent(advice -> commands.addAll(advice.commands())));
            assertTrue(commands.contains("kubectl apply -f - <<'EOF'"), commands.toString());
            assertTrue(commands.contains("  name: \"gpu\""), commands.toString());
            assertEquals(List.of(), rig.writes());
        }
    }
}
