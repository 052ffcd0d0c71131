package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.azure.ArmGuid;
import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The role table of Microsoft's how-to, row by row, and its notes. */
class RolesTest {
    private static final String RELAY =
            Rig.PROVIDERS + "Microsoft.Relay/namespaces/edge700000000000000000000000000000000rgmlrelay";

    @ParameterizedTest
    @CsvSource({
        "AKS, READER, cluster",
        "AKS, KUBERNETES_EXTENSION_CONTRIBUTOR, cluster",
        "AKS, AKS_CLUSTER_ADMIN, cluster",
        "ARC, AZURE_RELAY_OWNER, relay",
        "ARC, READER, cluster",
        "ARC, KUBERNETES_EXTENSION_CONTRIBUTOR, cluster",
        "ARC, AKS_CLUSTER_ADMIN, cluster",
    })
    void grantsTheWorkspaceIdentityEachRoleOnceAndBeforeTheAttach(String kind, BuiltInRole role, String where) {
        String cluster = kind.equals("AKS") ? Rig.AKS : Rig.ARC;
        String scope = where.equals("relay") ? RELAY : cluster;
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai", "resource-id", cluster);
            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());

            List<RecordedRequest> writes = rig.emulator.writes();
            List<RecordedRequest> grants = writes.stream()
                    .filter(r -> r.path().startsWith(scope + "/providers/Microsoft.Authorization/"))
                    .filter(r -> String.valueOf(r.body()).contains(role.guid()))
                    .toList();
            assertEquals(1, grants.size(), writes.toString());
            assertTrue(String.valueOf(grants.get(0).body()).contains("\"principalType\":\"ServicePrincipal\""));
            RecordedRequest put = rig.requests("PUT", "/computes/").get(0);
            assertTrue(grants.get(0).number() < put.number());

            rig.emulator.clearRequests();
            rig.run("workspace-name", "ml-uai", "resource-id", cluster);
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void trustedAccessNeedsContributorToo() {
        try (Rig rig = Rig.with("aks: {aks-1: {disableLocalAccounts: true}}")) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai");

            assertTrue(
                    outcome.changeLines().contains("Granted Contributor on aks-1 to workspace identity id-workspace"),
                    outcome.changes().toString());
        }
    }

    @Test
    void aSystemAssignedWorkspaceNeedsNothing() {
        try (Rig rig = Rig.standard()) {
            rig.run("resource-id", Rig.ARC);

            assertEquals(List.of(), rig.requests("PUT", "/roleAssignments/"));
        }
    }

    @Test
    void refusesToGuessAmongSeveralIdentities() {
        try (Rig rig = Rig.with(
                "workspaces: {two: {identity: UserAssigned, userAssignedIdentities: [id-workspace, id-other]}}")) {
            AttachOutcome outcome = rig.run("workspace-name", "two");

            assertEquals(3, outcome.exitCode());
            assertTrue(outcome.toJson().contains("names none as primary"), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AcrPull, registry, " + Rig.REGISTRY,
        "Storage Blob Data Reader, storage, " + Rig.STORAGE,
        "Storage Blob Data Contributor, " + Rig.STORAGE + ", " + Rig.STORAGE,
        "7f951dda-4ed3-4680-a7ca-43fe172d538d, registry, " + Rig.REGISTRY,
        "Image Reader, " + Rig.GROUP + ", " + Rig.GROUP,
    })
    void grantsTheComputeIdentityItsRolesWhileAzureProvisions(String role, String scope, String granted) {
        try (Rig rig = Rig.with(
                "customRoles: {Image Reader: {id: 44444444-4444-4444-4444-444444444444, actions: ['*/read']}}")) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "compute-roles", role + " @ " + scope);

            List<JsonNode> held = rig.emulator.roleAssignments(outcome.principalId());
            assertEquals(1, held.size(), outcome.toJson());
            String id = held.get(0).path("id").asText();
            assertTrue(id.startsWith(granted + "/providers/"), id);
            int grant = rig.requests("PUT", "/roleAssignments/").get(0).number();
            List<RecordedRequest> looks = rig.requests("GET", "computeOperationsStatus");
            assertTrue(grant < looks.get(looks.size() - 1).number(), "granted before Azure was seen to be done");
        }
    }

    @Test
    void namesAnAssignmentAsArmTemplatesDo() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry");

            String path = rig.requests("PUT", "/roleAssignments/").get(0).path();
            assertTrue(path.endsWith(ArmGuid.of(Rig.REGISTRY, outcome.principalId(), BuiltInRole.ACR_PULL.guid())));
        }
    }

    @Test
    void aWorkspaceWithoutRegistryIsAnErrorBeforeTheAttach() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(
                    "workspace-name",
                    "ml-bare",
                    "identity-type",
                    "SystemAssigned",
                    "compute-roles",
                    "AcrPull @ registry");

            assertEquals(3, outcome.exitCode());
            assertTrue(outcome.toJson().contains("has no container registry yet"), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void waitsForAPrincipalThatIsNotKnownYetWithTheSameAssignmentId() {
        try (Rig rig = Rig.with("replicationAttempts: 3")) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            List<RecordedRequest> puts = rig.requests("PUT", "/roleAssignments/");
            assertEquals(
                    List.of(400, 400, 400, 201),
                    puts.stream().map(RecordedRequest::status).toList());
            assertEquals(1, puts.stream().map(RecordedRequest::path).distinct().count());
        }
    }

    @Test
    void givesUpOnAPrincipalThatNeverComes() {
        try (Rig rig = Rig.with("replicationDelay: 1h")) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("PrincipalNotFound"), outcome.toJson());
        }
    }

    @Test
    void anAssignmentThatSomebodyElseMadeIsSuccess() {
        try (Rig rig = Rig.with("faults: [{match: {method: GET, path: '**/roleAssignments'}, fault: {status: 403}}]\n"
                + "identities: {id-training: {roles: [AcrPull @ crmlprod]}}")) {
            AttachOutcome outcome =
                    rig.run("user-assigned-identities", Rig.TRAINING, "compute-roles", "AcrPull @ registry");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(409, rig.requests("PUT", "/roleAssignments/").get(0).status());
        }
    }

    @Test
    void anInheritedGrantOfTheSameRoleCounts() {
        try (Rig rig = Rig.with("identities: {id-training: {roles: [AcrPull @ subscription]}}")) {
            AttachOutcome outcome = rig.run(
                    "mode", "plan", "user-assigned-identities", Rig.TRAINING, "compute-roles", "Reader @ registry");
            assertEquals(2, outcome.plan().orElseThrow().changes().size(), outcome.toJson());
        }
    }

    @Test
    void aCallerWhoMayNotGrantIsToldEveryMissingRoleBeforeAnythingIsChanged() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome =
                    rig.run("client-id", "22222222-2222-2222-2222-222222222223", "workspace-name", "ml-uai");

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.writes());
            assertCommands(outcome);
        }
    }

    @Test
    void aRefusedGrantListsEveryMissingRoleToo() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(
                    "client-id",
                    "22222222-2222-2222-2222-222222222223",
                    "workspace-name",
                    "ml-uai",
                    "preflight",
                    "off");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    AttachFailure.Kind.REFUSED, outcome.failure().orElseThrow().kind());
            assertFalse(outcome.changed());
            assertCommands(outcome);
        }
    }

    private static void assertCommands(AttachOutcome outcome) {
        String advice = outcome.failure().orElseThrow().advice().toString();
        List<String> missing = new ArrayList<>();
        for (BuiltInRole role : List.of(
                BuiltInRole.READER, BuiltInRole.KUBERNETES_EXTENSION_CONTRIBUTOR, BuiltInRole.AKS_CLUSTER_ADMIN)) {
            String command = "--role \"" + role.roleName() + "\" --scope \"" + Rig.AKS + "\"";
            if (!advice.contains(command)) {
                missing.add(command);
            }
        }
        assertEquals(List.of(), missing, advice);
        assertTrue(advice.contains("az role assignment create --assignee-object-id "), advice);
    }

    @Test
    void checkJudgesByEffectiveActions() {
        try (Rig rig = Rig.with("identities: {id-workspace: {roles: [Contributor @ subscription]}}")) {
            assertEquals(
                    0,
                    rig.run("mode", "plan", "workspace-name", "ml-uai", "workspace-roles", "check")
                            .exitCode());
        }
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("mode", "plan", "workspace-name", "ml-uai", "workspace-roles", "check");
            assertEquals(3, outcome.exitCode());
            assertCommands(outcome);
        }
    }
}
