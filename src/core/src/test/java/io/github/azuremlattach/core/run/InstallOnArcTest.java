package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On Arc the relay is made first, and its connection string is a protected setting that nobody sees. */
class InstallOnArcTest {
    private static final String BARE = "arc: {edge-7: {extension: null}}\nrelays: {edge7" + suffix() + ": null}";
    private static final String[] INSTALL = {"extension", "install", "resource-id", Rig.ARC};

    private static final String[] FOR_IDENTITY = {
        "extension", "install", "resource-id", Rig.ARC, "workspace-name", "ml-uai"
    };

    private static String suffix() {
        return "00000000000000000000000000000000rgmlrelay";
    }

    @Test
    void theRelayComesFirstAndThenThePutWithIdentity() throws JsonProcessingException {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run(INSTALL);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            List<String> writes = rig.emulator.writes().stream()
                    .map(request -> request.method() + " " + request.path().replaceAll(".*/providers/", ""))
                    .toList();
            String relay = "Microsoft.Relay/namespaces/edge7" + suffix();
            assertEquals(
                    List.of(
                            "PUT " + relay,
                            "PUT " + relay + "/hybridConnections/edge-7",
                            "PUT " + relay + "/hybridConnections/edge-7/authorizationRules/azureml_rw",
                            "PUT Microsoft.KubernetesConfiguration/extensions/azureml",
                            "PUT Microsoft.MachineLearningServices/workspaces/ml-prod/computes/k8s-compute"),
                    writes);
            JsonNode sent = InstallExtensionTest.body(
                    rig.requests("PUT", "/extensions/azureml").get(0));
            assertEquals("SystemAssigned", sent.at("/identity/type").asText());
            JsonNode settings = sent.at("/properties/configurationSettings");
            assertEquals("true", settings.path("relayserver.enabled").asText());
            assertEquals(
                    "edge-7", settings.path("relayserver.hybridConnectionName").asText());
            assertTrue(settings.path("relayserver.hybridConnectionResourceID")
                    .asText()
                    .endsWith(relay + "/hybridConnections/edge-7"));
        }
    }

    @Test
    void theConnectionStringIsSentAsAProtectedSettingAndSaidNowhere() throws JsonProcessingException {
        try (Rig rig = Rig.with(BARE)) {
            var attachment = rig.attachment(INSTALL);
            List<String> checkpoints = new ArrayList<>();

            AttachOutcome outcome = rig.finish(attachment, attachment.begin(), (Checkpoint next) -> {
                checkpoints.add(next.text());
                return next;
            });

            JsonNode secrets = InstallExtensionTest.body(
                            rig.requests("PUT", "/extensions/azureml").get(0))
                    .at("/properties/configurationProtectedSettings");
            String secret = secrets.path("relayServerConnectionString").asText();
            assertTrue(secret.contains("SharedAccessKey="), secret);
            assertEquals(
                    secret, secrets.path("relayserver.relayConnectionString").asText());
            String key = secret.replaceAll(".*SharedAccessKey=([^=;]+).*", "$1");
            assertFalse(outcome.toJson().contains(key));
            assertFalse(checkpoints.toString().contains(key));
            assertFalse(rig.events.toString().contains(key));
        }
    }

    @Test
    void aRelayThatIsThereIsUsed() {
        try (Rig rig = Rig.with(BARE)) {
            rig.run(INSTALL);
            rig.emulator.apply("arc: {edge-7: {extension: {provisioningState: Failed}}}");
            long before = rig.requests("PUT", "Microsoft.Relay").size();

            AttachOutcome outcome = rig.run(INSTALL);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(before, rig.requests("PUT", "Microsoft.Relay").size());
        }
    }

    /** A user-assigned identity of the workspace needs a role on the relay, before the attach and once the relay is there. */
    @Test
    void theWorkspaceGetsItsRoleOnTheRelayInTheSameRun() {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run(FOR_IDENTITY);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), outcome.warnings());
            String relay = "Microsoft.Relay/namespaces/edge7" + suffix();
            List<String> writes = rig.emulator.writes().stream()
                    .map(request -> request.path().replaceAll("/roleAssignments/.*", "/roleAssignments"))
                    .toList();
            int made = writes.indexOf(Rig.PROVIDERS + relay);
            int granted = writes.indexOf(Rig.PROVIDERS + relay + "/providers/Microsoft.Authorization/roleAssignments");
            int put = writes.indexOf(Rig.WORKSPACE.replace("ml-prod", "ml-uai") + "/computes/k8s-compute");
            assertTrue(made >= 0 && made < granted && granted < put, writes.toString());
        }
    }

    @Test
    void thePlanShowsTheRoleOnTheRelayThatItCreates() {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run(and("mode", "plan"));

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            String plan = outcome.plan().orElseThrow().toText();
            assertTrue(plan.contains("+ grant Azure Relay Owner on edge7" + suffix()), plan);
            assertTrue(plan.indexOf("+ create relay edge7") < plan.indexOf("+ grant Azure Relay Owner"), plan);
            assertEquals(List.of(), outcome.warnings());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void theRoleIsInheritedFromTheResourceGroupWhereItIsGrantedThere() {
        try (Rig rig = Rig.with(BARE + "\nroleAssignments: ['id-workspace : Azure Relay Owner @ rg-ml']")) {
            AttachOutcome outcome = rig.run(FOR_IDENTITY);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    List.of(),
                    rig.requests("PUT", "Microsoft.Relay/").stream()
                            .filter(request -> request.path().contains("/roleAssignments/"))
                            .toList());
        }
    }

    @Test
    void aRelayThatIsNamedInTheSettingsIsTheOneThatTheRoleIsGrantedOn() {
        String named = Rig.PROVIDERS + "Microsoft.Relay/namespaces/shared";
        try (Rig rig = Rig.with(BARE)) {
            rig.emulator.apply("relays: {shared: {}}");

            AttachOutcome outcome = rig.run(and(
                    "mode",
                    "plan",
                    "extension-settings",
                    "relayserver.hybridConnectionResourceID=" + named + "/hybridConnections/edge-7\n"
                            + "relayserver.hybridConnectionName=edge-7"));

            String plan = outcome.plan().orElseThrow().toText();
            assertTrue(plan.contains("+ grant Azure Relay Owner on shared"), outcome.toJson());
        }
    }

    private static String[] and(String... more) {
        return Stream.concat(Stream.of(FOR_IDENTITY), Stream.of(more)).toArray(String[]::new);
    }
}
