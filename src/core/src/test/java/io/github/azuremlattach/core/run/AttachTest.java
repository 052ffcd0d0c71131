package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttachTest {
    @Test
    void attachesAnAksClusterWithASystemAssignedIdentity() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "namespace", "team-a");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals("Succeeded", outcome.provisioningState());
            assertTrue(outcome.changed());
            assertEquals(0, outcome.exitCode());
            JsonNode body = rig.emulator.compute(Rig.WORKSPACE, "k8s-compute").orElseThrow();
            assertEquals(body.at("/identity/principalId").asText(), outcome.principalId());
            assertEquals("team-a", body.at("/properties/properties/namespace").asText());
            assertEquals(List.of("PUT Microsoft.MachineLearningServices/workspaces"), rig.writes());
        }
    }

    @Test
    void sendsTheBodyThatTheOfficialClientsSend() throws Exception {
        try (Rig rig = Rig.standard()) {
            rig.run(
                    "identity-type", "UserAssigned",
                    "user-assigned-identities", Rig.TRAINING.substring(1),
                    "description", "Größe XL",
                    "default-instance-type", "cpu",
                    "instance-types", "{cpu: {resources: {requests: {cpu: 1, memory: 4Gi}}}}");

            JsonNode body = new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(rig.requests("PUT", "/computes/").get(0).body());
            assertEquals("westeurope", body.path("location").asText());
            assertEquals("UserAssigned", body.at("/identity/type").asText());
            assertTrue(body.at("/identity/userAssignedIdentities").has(Rig.TRAINING));
            assertEquals("Kubernetes", body.at("/properties/computeType").asText());
            assertEquals(Rig.AKS, body.at("/properties/resourceId").asText());
            assertEquals("Größe XL", body.at("/properties/description").asText());
            assertEquals("default", body.at("/properties/properties/namespace").asText());
            assertEquals(
                    "cpu", body.at("/properties/properties/defaultInstanceType").asText());
            assertEquals(
                    "1",
                    body.at("/properties/properties/instanceTypes/cpu/resources/requests/cpu")
                            .textValue());
        }
    }

    @Test
    void attachesAnArcClusterToAWorkspaceOfAUserAssignedIdentity() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(
                    "workspace-name", "ml-uai",
                    "resource-id", Rig.ARC,
                    "user-assigned-identities", Rig.TRAINING);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertFalse(outcome.principalId().isEmpty());
        }
    }

    @Test
    void doesNotWriteWhenAllIsAsAskedFor() {
        try (Rig rig = Rig.standard()) {
            rig.run("identity-type", "SystemAssigned");
            rig.emulator.clearRequests();

            AttachOutcome second = rig.run("identity-type", "SystemAssigned");

            assertEquals(AttachOutcome.Kind.UNCHANGED, second.kind());
            assertFalse(second.changed());
            assertFalse(second.principalId().isEmpty());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void failsWithTheInnermostWordsWhenTheComputeEndsFailed() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("compute-name", "will-fail");

            assertEquals(1, outcome.exitCode());
            assertEquals(
                    AttachFailure.Kind.COMPUTE_FAILED,
                    outcome.failure().orElseThrow().kind());
            assertTrue(outcome.toJson().contains("Retries exceeded in deploying image pull secret"), outcome.toJson());
            assertEquals("image-pull-secret", outcome.failure().orElseThrow().code());
        }
    }

    @Test
    void failsWhenTheComputeEndsCanceled() {
        try (Rig rig = Rig.with("provisioning: {ends: Canceled}")) {
            AttachOutcome outcome = rig.run();

            assertEquals(1, outcome.exitCode());
            assertEquals(
                    "Provisioning of compute k8s-compute ended Canceled.",
                    outcome.failure().orElseThrow().summary());
        }
    }

    @Test
    void goesOnWithoutWaitingWhenToldSo() {
        try (Rig rig = Rig.with("provisioning: {duration: 1h}")) {
            AttachOutcome outcome =
                    rig.run("wait", "false", "identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry");

            assertEquals(AttachOutcome.Kind.SUBMITTED, outcome.kind(), outcome.toJson());
            assertEquals("Creating", outcome.provisioningState());
            assertEquals(1, rig.emulator.roleAssignments(outcome.principalId()).size());
            assertEquals(List.of(), rig.requests("GET", "computeOperationsStatus"));
        }
    }

    @Test
    void timesOutAndSaysThatAzureGoesOn() {
        try (Rig rig = Rig.with("provisioning: {duration: 1h}")) {
            AttachOutcome outcome = rig.run("timeout", "90s");

            assertEquals(5, outcome.exitCode());
            assertEquals("Creating", outcome.provisioningState());
            assertTrue(outcome.changed());
            assertTrue(outcome.toJson().contains("Azure accepted the attach and continues it"), outcome.toJson());
            assertTrue(rig.events.stream().anyMatch(e -> e instanceof AttachEvent.Heartbeat), rig.events.toString());
        }
    }

    @Test
    void whatIsSubmittedIsToldBeforeTheStateThatCameOfIt() {
        try (Rig rig = Rig.standard()) {
            rig.run();
            rig.run("mode", "detach");

            assertEquals(
                    List.of(
                            "Submitted: attach k8s-compute",
                            "Creating",
                            "Succeeded",
                            "Attached k8s-compute",
                            "Submitted: detach k8s-compute from aks-1",
                            "Deleting",
                            "Detached k8s-compute from aks-1"),
                    rig.events.stream().flatMap(AttachTest::news).toList());
        }
    }

    private static Stream<String> news(AttachEvent event) {
        if (event instanceof AttachEvent.Changed changed) {
            return Stream.of(changed.result().toString().replaceAll(":? to .*| in .*", ""));
        }
        return event instanceof AttachEvent.StateChanged changed ? Stream.of(changed.state()) : Stream.empty();
    }

    @Test
    void learnsOfTheEndWithinSixSecondsAndTwelvePolls() {
        try (Rig rig = Rig.with("provisioning: {duration: 40s}")) {
            AttachOutcome outcome = rig.run();

            List<AttachOutcome.Span> spans = outcome.timeline();
            AttachOutcome.Span wait = spans.get(spans.size() - 1);
            assertTrue(wait.millis() <= 46_000, wait.toString());
            int polls = rig.requests("GET", "computeOperationsStatus").size();
            assertTrue(polls <= 12, polls + " polls");
        }
    }

    @Test
    void needsSeventeenRequestsForAFirstAttachWithEveryCheckOn() {
        try (Rig rig = Rig.with("{provisioning: {duration: 0s}, runCommand: {duration: 0s}}")) {
            rig.run("identity-type", "SystemAssigned", "namespace", "team-a");
            int plain = rig.emulator.requests().size();
            assertTrue(plain <= 17, plain + " requests: " + rig.emulator.requests());

            rig.emulator.clearRequests();
            rig.run(
                    "compute-name",
                    "second",
                    "identity-type",
                    "SystemAssigned",
                    "namespace",
                    "team-a",
                    "compute-roles",
                    "AcrPull @ registry\nStorage Blob Data Reader @ storage");
            int withRoles = rig.emulator.requests().size();
            assertTrue(withRoles <= plain + 6, withRoles + " requests: " + rig.emulator.requests());
        }
    }
}
