package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModesTest {
    private static final String ROLES = "AcrPull @ registry\nStorage Blob Data Contributor @ " + Rig.STORAGE;

    @Test
    void planShowsEveryChangeOfAFirstAttachAndSendsNoWrite() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(
                    "mode",
                    "plan",
                    "workspace-name",
                    "ml-uai",
                    "resource-id",
                    Rig.ARC,
                    "identity-type",
                    "SystemAssigned",
                    "compute-roles",
                    ROLES);

            assertEquals(AttachOutcome.Kind.PLANNED, outcome.kind(), outcome.toJson());
            assertEquals(0, outcome.exitCode());
            AttachPlan plan = outcome.plan().orElseThrow();
            assertEquals(7, plan.changes().size(), plan.toText());
            assertTrue(
                    plan.toText()
                            .contains(
                                    "grant Azure Relay Owner on edge700000000000000000000000000000000rgmlrelay to workspace identity id-workspace"));
            assertTrue(plan.toText()
                    .contains("attach k8s-compute to edge-7, namespace default, system-assigned identity"));
            assertTrue(plan.toText().contains("grant AcrPull on crmlprod to compute k8s-compute"));
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void planOfWhatExistsIsEmpty() {
        try (Rig rig = Rig.standard()) {
            rig.run();

            AttachOutcome outcome = rig.run("mode", "plan");

            assertTrue(outcome.plan().orElseThrow().isEmpty());
        }
    }

    @Test
    void checkIsContentWithWhatWasAskedFor() {
        try (Rig rig = Rig.standard()) {
            rig.run("identity-type", "SystemAssigned", "compute-roles", ROLES);
            rig.emulator.clearRequests();

            AttachOutcome outcome = rig.run("mode", "check", "identity-type", "SystemAssigned", "compute-roles", ROLES);

            assertEquals(AttachOutcome.Kind.UNCHANGED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void checkFailsOnAMissingComputeADifferenceAndAMissingRole() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome missing = rig.run("mode", "check");
            assertEquals(4, missing.exitCode());
            assertEquals(AttachOutcome.Kind.DRIFTED, missing.kind());
            rig.run("identity-type", "SystemAssigned");
            AttachOutcome different = rig.run("mode", "check");
            assertEquals(4, different.exitCode());
            assertEquals(AttachOutcome.Kind.DRIFTED, different.kind());
            assertTrue(different.toJson().contains("on-difference to replace"), different.toJson());
            AttachOutcome role = rig.run("mode", "check", "identity-type", "SystemAssigned", "compute-roles", ROLES);
            assertEquals(4, role.exitCode());
            assertEquals(AttachOutcome.Kind.DRIFTED, role.kind());
            assertTrue(role.toJson().contains("AcrPull"));
        }
    }

    @Test
    void detachNeedsOnlyWorkspaceAndComputeAndWaitsUntilItIsGone() {
        try (Rig rig = Rig.standard()) {
            rig.run();

            AttachOutcome outcome = rig.run(
                    "mode", "detach", "resource-id", "", "subscription-id", "00000000-0000-0000-0000-000000000000");

            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
            assertTrue(outcome.changed());
            assertTrue(rig.emulator.compute(Rig.WORKSPACE, "k8s-compute").isEmpty());
            assertTrue(rig.emulator.resource(Rig.AKS).isPresent());
        }
    }

    @Test
    void detachOfWhatIsNotThereIsSuccess() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("mode", "detach");

            assertEquals(0, outcome.exitCode());
            assertFalse(outcome.changed());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void detachRefusesWhatIsNoAttachedCluster() {
        try (Rig rig = Rig.standard()) {
            rig.run();
            rig.emulator.update(world -> ((ObjectNode) world.resources()
                            .find(Rig.WORKSPACE + "/computes/k8s-compute")
                            .orElseThrow()
                            .path("properties"))
                    .put("computeType", "AmlCompute")
                    .put("isAttachedCompute", false));
            rig.emulator.clearRequests();

            AttachOutcome outcome = rig.run("mode", "detach");

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void detachThatNamesAClusterRefusesAComputeOfAnother() {
        try (Rig rig = Rig.standard()) {
            rig.run();
            rig.emulator.clearRequests();

            AttachOutcome outcome = rig.run("mode", "detach", "resource-id", Rig.AKS.replace("aks-1", "aks-2"));

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "compute-of-other-cluster",
                    outcome.checks().stream()
                            .filter(check -> check.failed())
                            .findFirst()
                            .orElseThrow()
                            .code());
            assertEquals(List.of(), rig.writes());
            assertEquals(
                    AttachOutcome.Kind.DETACHED,
                    rig.run("mode", "detach", "resource-id", Rig.AKS.toLowerCase(java.util.Locale.ROOT))
                            .kind());
        }
    }

    @Test
    void detachRemovesTheRolesItGrantedAndNoOthers() {
        try (Rig rig = Rig.standard()) {
            String principal = rig.run("identity-type", "SystemAssigned", "compute-roles", ROLES)
                    .principalId();
            int others = rig.emulator.roleAssignments().size() - 2;

            AttachOutcome outcome = rig.run(
                    "mode",
                    "detach",
                    "identity-type",
                    "SystemAssigned",
                    "compute-roles",
                    ROLES,
                    "remove-roles",
                    "true");

            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.emulator.roleAssignments(principal));
            assertEquals(others, rig.emulator.roleAssignments().size());
        }
    }

    @Test
    void detachFindsByItselfWhatAnAttachGrantedToTheComputesOwnIdentity() {
        try (Rig rig = Rig.standard()) {
            String principal = rig.run("identity-type", "SystemAssigned", "compute-roles", ROLES)
                    .principalId();
            rig.emulator.apply("roleAssignments: ['" + principal + " : Reader @ subscription']");

            AttachOutcome outcome = rig.run("mode", "detach", "remove-roles", "true");

            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
            assertEquals(3, outcome.changes().size(), outcome.toJson());
            assertEquals(3, outcome.plan().orElseThrow().changes().size());
            List<JsonNode> left = rig.emulator.roleAssignments(principal);
            assertEquals(1, left.size(), left.toString());
            assertTrue(left.get(0).toString().contains("acdd72a7-3385-48ef-bd42-f606fba81ae7"), left.toString());
        }
    }

    @Test
    void detachTakesNoUnnamedRoleFromAnIdentityThatOthersMayShare() {
        try (Rig rig = Rig.standard()) {
            String principal = rig.run(
                            "identity-type",
                            "UserAssigned",
                            "user-assigned-identities",
                            Rig.TRAINING,
                            "compute-roles",
                            ROLES)
                    .principalId();

            AttachOutcome outcome = rig.run("mode", "detach", "remove-roles", "true");

            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
            assertEquals(2, rig.emulator.roleAssignments(principal).size());
            assertTrue(
                    outcome.toJson().contains("the compute has no identity of its own, so no role is removed"),
                    outcome.toJson());
        }
    }
}
