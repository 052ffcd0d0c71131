package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.UpdateCompute;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An update changes the identity and nothing else. */
class UpdateTest {
    private static final String EXISTING = """
            existingCompute: overwrite
            computes:
              k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: team-a, identity: None}
            """;
    private static final String COMPUTE = Rig.WORKSPACE + "/computes/k8s-compute";
    private static final String[] UPDATE = {
        "namespace", "team-a", "identity-type", "SystemAssigned", "on-difference", "update"
    };

    @Test
    void whatWasNotAskedToChangeStays() {
        try (Rig rig = Rig.with(EXISTING)) {
            rig.emulator.update(world -> describe(
                    (ObjectNode) world.resources().find(COMPUTE).orElseThrow().path("properties")));

            AttachOutcome outcome = rig.run(UPDATE);

            assertEquals(AttachOutcome.Kind.UPDATED, outcome.kind(), outcome.toJson());
            JsonNode properties = rig.emulator
                    .compute(Rig.WORKSPACE, "k8s-compute")
                    .orElseThrow()
                    .path("properties");
            assertEquals("for the trainers", properties.path("description").asText());
            assertEquals(
                    "large", properties.at("/properties/defaultInstanceType").asText());
            assertEquals("team-a", properties.at("/properties/namespace").asText());
            assertEquals(
                    "8",
                    properties
                            .at("/properties/instanceTypes/large/resources/limits/cpu")
                            .asText());
        }
    }

    @Test
    void oneThatNobodyWaitsForIsSubmitted() {
        try (Rig rig = Rig.with(EXISTING)) {
            AttachOutcome outcome = rig.run(
                    "namespace",
                    "team-a",
                    "identity-type",
                    "SystemAssigned",
                    "on-difference",
                    "update",
                    "wait",
                    "false");

            assertEquals(AttachOutcome.Kind.SUBMITTED, outcome.kind(), outcome.toJson());
        }
    }

    @Test
    void aClusterThatSomebodyElseSetMeanwhileIsNotOverwritten() {
        try (Rig rig = Rig.with(EXISTING)) {
            AtomicBoolean happened = new AtomicBoolean();
            AttachRun run = rig.attachment(UPDATE);
            AttachOutcome outcome = rig.finish(run, run.begin(), checkpoint -> {
                if (checkpoint.text().contains("\"decision\":") && happened.compareAndSet(false, true)) {
                    rig.emulator.update(world -> ((ObjectNode) world.resources()
                                    .find(COMPUTE)
                                    .orElseThrow()
                                    .path("properties"))
                            .put("resourceId", Rig.ARC));
                }
                return checkpoint;
            });

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
        }
    }

    @Test
    void anUpdateThatAzureDidNotCarryOutIsNotCalledUpdated() {
        try (Rig rig = Rig.with(EXISTING + "provisioning: {duration: 30s}\n")) {
            AtomicBoolean happened = new AtomicBoolean();
            AttachRun run = rig.attachment(UPDATE);
            AttachOutcome outcome = rig.finish(run, run.begin(), checkpoint -> {
                if (checkpoint.text().contains("PROVISIONING") && happened.compareAndSet(false, true)) {
                    rig.emulator.update(world -> ((ObjectNode) world.resources()
                                    .find(COMPUTE)
                                    .orElseThrow()
                                    .path("identity"))
                            .put("type", "UserAssigned")
                            .putObject("userAssignedIdentities")
                            .putObject(Rig.TRAINING));
                }
                return checkpoint;
            });

            assertEquals(4, outcome.exitCode(), outcome.toJson());
        }
    }

    @Test
    void namesWhatItUpdated() {
        try (Rig rig = Rig.with(EXISTING)) {
            ChangeResult result = rig.run(UPDATE).changes().get(0);

            assertEquals("Updated k8s-compute: system-assigned identity", result.toString());
            assertFalse(((UpdateCompute) result.change()).identityType().isEmpty());
        }
    }

    private static void describe(ObjectNode properties) {
        properties.put("description", "for the trainers");
        ObjectNode kubernetes = (ObjectNode) properties.path("properties");
        kubernetes.put("defaultInstanceType", "large");
        kubernetes
                .putObject("instanceTypes")
                .putObject("large")
                .putObject("resources")
                .putObject("limits")
                .put("cpu", "8");
    }

    /** Found by the simulation: the answer to the update was lost, and the outcome named the identity of before. */
    @Test
    void anIdentityThatWasTakenAwayIsNotNamedAlsoWhereAzuresAnswerWasLost() {
        try (Rig rig = Rig.with("computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: default,"
                + " identity: SystemAssigned}}\nfaults: [{match: {method: PATCH, path: '**/computes/*', nth: 1}, fault:"
                + " reset-after}, {match: {method: PUT, path: '**/computes/*', nth: 1}, fault: reset-after}]")) {
            AttachOutcome outcome = rig.run("on-difference", "update");

            assertEquals(AttachOutcome.Kind.UPDATED, outcome.kind(), outcome.toJson());
            assertEquals("", outcome.principalId());
        }
    }
}
