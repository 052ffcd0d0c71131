package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final String EXISTING = """
            computes:
              k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: team-a, identity: None}
            """;

    @Test
    void failsAndWritesNothingByDefault() {
        try (Rig rig = Rig.with(EXISTING)) {
            AttachOutcome outcome = rig.run("namespace", "team-b");

            assertEquals(4, outcome.exitCode());
            assertEquals(
                    List.of("namespace: wanted team-b, found team-a"),
                    outcome.failure().orElseThrow().details());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void keepsTheComputeWhenToldSo() {
        try (Rig rig = Rig.with(EXISTING)) {
            AttachOutcome outcome = rig.run("namespace", "team-b", "on-difference", "keep");

            assertEquals(AttachOutcome.Kind.UNCHANGED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void keepStillFailsWhenTheKeptComputeIsFailed() {
        try (Rig rig = Rig.with(EXISTING.replace("identity", "provisioningState: Failed, identity"))) {
            AttachOutcome outcome = rig.run("namespace", "team-a", "on-difference", "keep");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void updatesTheIdentityInPlace() {
        try (Rig rig = Rig.with(EXISTING)) {
            AttachOutcome outcome =
                    rig.run("namespace", "team-a", "identity-type", "SystemAssigned", "on-difference", "update");

            assertEquals(AttachOutcome.Kind.UPDATED, outcome.kind(), outcome.toJson());
            assertFalse(outcome.principalId().isEmpty());
            assertEquals(List.of("PUT Microsoft.MachineLearningServices/workspaces"), rig.writes());
        }
    }

    @Test
    void refusesToUpdateWhatAzureCannotChangeInPlace() {
        try (Rig rig = Rig.with(EXISTING)) {
            AttachOutcome outcome = rig.run("namespace", "team-b", "on-difference", "update");

            assertEquals(4, outcome.exitCode());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void replacesByDetachingAndAttachingAnew() {
        try (Rig rig = Rig.with(EXISTING)) {
            AttachOutcome outcome = rig.run("namespace", "team-b", "on-difference", "replace");

            assertEquals(AttachOutcome.Kind.REPLACED, outcome.kind(), outcome.toJson());
            assertEquals(
                    List.of(
                            "DELETE Microsoft.MachineLearningServices/workspaces",
                            "PUT Microsoft.MachineLearningServices/workspaces"),
                    rig.writes());
            String query = rig.requests("DELETE", "/computes/").get(0).query();
            assertTrue(query.contains("underlyingResourceAction=Detach"), query);
            assertEquals(
                    "team-b",
                    rig.emulator
                            .compute(Rig.WORKSPACE, "k8s-compute")
                            .orElseThrow()
                            .at("/properties/properties/namespace")
                            .asText());
        }
    }

    @Test
    void aFailedComputeIsADifference() {
        try (Rig rig = Rig.with(EXISTING.replace("identity", "provisioningState: Failed, identity"))) {
            assertEquals(4, rig.run("namespace", "team-a").exitCode());
            assertEquals(
                    AttachOutcome.Kind.REPLACED,
                    rig.run("namespace", "team-a", "on-difference", "replace").kind());
        }
    }

    @Test
    void joinsAnAttachThatIsOnItsWay() {
        try (Rig rig = Rig.with("provisioning: {duration: 30s}")) {
            rig.run("wait", "false");
            rig.emulator.clearRequests();

            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.UNCHANGED, outcome.kind(), outcome.toJson());
            assertEquals("Succeeded", outcome.provisioningState());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void attachesOnceADetachThatIsOnItsWayIsOver() {
        try (Rig rig = Rig.with(EXISTING + "provisioning: {detach: 30s}\n")) {
            rig.run("mode", "detach", "wait", "false");
            rig.emulator.clearRequests();

            AttachOutcome outcome = rig.run("namespace", "team-b");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(List.of("PUT Microsoft.MachineLearningServices/workspaces"), rig.writes());
        }
    }
}
