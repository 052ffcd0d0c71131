package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One role that Azure refuses keeps neither the others nor the compute. */
class RefusedRolesTest {
    private static final String THREE = "AcrPull @ registry\nStorage Blob Data Reader @ storage\nReader @ " + Rig.GROUP;

    @Test
    void allOthersAreGrantedAndTheComputeIsWatchedToItsEnd() {
        try (Rig rig = Rig.with("{provisioning: {duration: 90s}, faults: [{match: {method: PUT, "
                + "path: '**/registries/crmlprod/**/roleAssignments/*'}, fault: {status: 403, code: "
                + "AuthorizationFailed, message: not allowed}}]}")) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "compute-roles", THREE);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals("Succeeded", outcome.provisioningState());
            assertEquals(2, rig.emulator.roleAssignments(outcome.principalId()).size());
            AttachFailure failure = outcome.failure().orElseThrow();
            assertEquals("Azure refused to grant AcrPull on crmlprod to compute k8s-compute.", failure.summary());
            assertEquals(List.of("AuthorizationFailed: not allowed"), failure.azure());
            String command = failure.advice().get(0).commands().get(0);
            assertTrue(command.contains("--assignee-object-id " + outcome.principalId()), command);
            assertTrue(command.contains("--scope \"" + Rig.REGISTRY + "\""), command);
            assertEquals(
                    List.of(
                            ChangeResult.Status.DONE,
                            ChangeResult.Status.REFUSED,
                            ChangeResult.Status.DONE,
                            ChangeResult.Status.DONE),
                    outcome.changes().stream().map(ChangeResult::status).toList());
        }
    }

    @Test
    void aRoleOfTheWorkspaceThatIsRefusedStopsBeforeTheAttach() {
        try (Rig rig = Rig.with("faults: [{match: {method: PUT, path: '**/aks-1/**/roleAssignments/*', nth: 1}, "
                + "fault: {status: 403, code: RequestDisallowedByPolicy, message: not allowed}}]")) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(3, rig.requests("PUT", "/roleAssignments/").size(), "the others were tried");
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
            assertTrue(outcome.changed());
        }
    }

    @Test
    void aRoleThatIsHeldNeedsNoPermissionToGrant() {
        try (Rig rig = Rig.with(
                "{identities: {id-training: {roles: [AcrPull @ crmlprod]}}, customRoles: {Attacher: "
                        + "{id: 44444444-4444-4444-4444-444444444444, actions: ['*/read', "
                        + "Microsoft.MachineLearningServices/workspaces/computes/write, "
                        + "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action, "
                        + "Microsoft.ContainerService/managedClusters/runCommand/action]}}, principals: {attacher: {clientId: "
                        + "99999999-9999-9999-9999-999999999999, secret: emulator-secret, roles: [Attacher @ subscription]}}}")) {
            AttachOutcome outcome = rig.run(
                    "client-id",
                    "99999999-9999-9999-9999-999999999999",
                    "user-assigned-identities",
                    Rig.TRAINING,
                    "compute-roles",
                    "AcrPull @ registry");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
        }
    }

    @Test
    void aWorkspaceIdentityThatOwnsTheClusterIsNoDrift() {
        try (Rig rig = Rig.with("identities: {id-workspace: {roles: [Owner @ subscription]}}")) {
            rig.run("workspace-name", "ml-uai");

            AttachOutcome outcome = rig.run("workspace-name", "ml-uai", "mode", "check");

            assertEquals(AttachOutcome.Kind.UNCHANGED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/roleAssignments/"));
        }
    }

    @Test
    void aRoleOfOneIdentityIsNoRoleOfAnotherAtTheSameScope() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(
                    "workspace-name",
                    "ml-uai",
                    "user-assigned-identities",
                    Rig.TRAINING,
                    "compute-roles",
                    "Reader @ " + Rig.AKS);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertFalse(rig.emulator.roleAssignments(outcome.principalId()).stream()
                    .filter(a -> a.toString().contains("acdd72a7-3385-48ef-bd42-f606fba81ae7"))
                    .findAny()
                    .isEmpty());
        }
    }

    @Test
    void keepGrantsToTheIdentityInUse() {
        try (Rig rig = Rig.with(
                "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: team-a, identity: SystemAssigned}}")) {
            AttachOutcome outcome = rig.run(
                    "namespace",
                    "team-b",
                    "on-difference",
                    "keep",
                    "user-assigned-identities",
                    Rig.TRAINING,
                    "compute-roles",
                    "AcrPull @ registry");

            assertEquals(AttachOutcome.Kind.UPDATED, outcome.kind(), outcome.toJson());
            String inUse = rig.emulator
                    .compute(Rig.WORKSPACE, "k8s-compute")
                    .orElseThrow()
                    .at("/identity/principalId")
                    .asText();
            assertEquals(inUse, outcome.principalId());
            assertEquals(1, rig.emulator.roleAssignments(inUse).size());
        }
    }
}
