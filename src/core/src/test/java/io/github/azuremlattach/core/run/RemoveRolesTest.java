package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.result.RemoveRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a detach takes back. */
class RemoveRolesTest {
    private static final String ROLES = "AcrPull @ registry\nStorage Blob Data Reader @ storage";
    private static final String[] ATTACH = {"identity-type", "SystemAssigned", "compute-roles", ROLES};
    private static final String[] DETACH = {"mode", "detach", "remove-roles", "true"};

    @Test
    void rolesAreRemovedWhicheverProcessGoesOn() {
        int pieces = 1;
        for (int killed = 0; killed < pieces; killed++) {
            try (Rig rig = Rig.standard()) {
                String principal = rig.run(ATTACH).principalId();
                AttachRun first = rig.attachment(DETACH);
                Checkpoint saved = first.begin();
                Progress progress = first.advance(saved);
                for (int i = 0; progress instanceof Progress.Again again && i <= killed; i++) {
                    saved = again.next();
                    rig.clock.pass(again.pause());
                    progress = i < killed ? first.advance(saved) : progress;
                    pieces = Math.max(pieces, i + 2);
                }
                if (progress instanceof Progress.Done) {
                    break;
                }

                AttachOutcome outcome = rig.finish(rig.attachment(DETACH), saved);

                assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
                assertEquals(List.of(), rig.emulator.roleAssignments(principal), "killed after piece " + killed);
                assertEquals(3, outcome.changes().size(), outcome.toJson());
            }
        }
        assertTrue(pieces >= 4, pieces + " pieces");
    }

    @Test
    void aSecondRunFindsTheRolesOfAFailedOneRemoved() {
        try (Rig rig = Rig.with("faults: [{match: {method: DELETE, path: '**/computes/*', nth: 1}, "
                + "fault: {status: 409, code: InUse, message: jobs are running}}]")) {
            String principal = rig.run(ATTACH).principalId();
            assertEquals(1, rig.run(DETACH).exitCode());

            AttachOutcome again = rig.run(DETACH);

            assertEquals(AttachOutcome.Kind.DETACHED, again.kind(), again.toJson());
            assertEquals(List.of(), rig.emulator.roleAssignments(principal));
        }
    }

    @Test
    void rolesAreRemovedWithoutWaitingToo() {
        try (Rig rig = Rig.with("provisioning: {detach: 1h}")) {
            String principal = rig.run(ATTACH).principalId();

            AttachOutcome outcome = rig.run("mode", "detach", "remove-roles", "true", "wait", "false");

            assertEquals(AttachOutcome.Kind.SUBMITTED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.emulator.roleAssignments(principal));
        }
    }

    @Test
    void rolesInOtherSubscriptionsAreFound() {
        String elsewhere = "/subscriptions/00000000-0000-0000-0000-00000000000e";
        try (Rig rig = Rig.with("subscriptions: {other: {id: 00000000-0000-0000-0000-00000000000e}}\n"
                + "principals: {pipeline: {roles: [Owner @ subscription, Owner @ " + elsewhere + "]}}")) {
            String principal = rig.run("identity-type", "SystemAssigned", "compute-roles", "Reader @ " + elsewhere)
                    .principalId();
            assertEquals(1, rig.emulator.roleAssignments(principal).size());

            AttachOutcome outcome = rig.run(DETACH);

            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.emulator.roleAssignments(principal));
        }
    }

    @Test
    void anIdentityThatAnotherComputeUsesKeepsItsRolesAndTheRunSaysSo() {
        String[] uses = {"user-assigned-identities", Rig.TRAINING, "compute-roles", ROLES};
        try (Rig rig = Rig.standard()) {
            String principal = rig.run(uses).principalId();
            rig.run("compute-name", "second", uses[0], uses[1], uses[2], uses[3]);

            AttachOutcome outcome =
                    rig.run("mode", "detach", "remove-roles", "true", uses[0], uses[1], uses[2], uses[3]);

            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
            assertEquals(2, rig.emulator.roleAssignments(principal).size());
            assertTrue(
                    outcome.warnings().toString().contains("compute second uses identity id-training too"),
                    outcome.toJson());
        }
    }

    @ParameterizedTest
    @CsvSource({"429, 0", "401, 0", "503, 1"})
    void aRoleThatWasNotThereIsClaimedOnlyWhereARequestMayHaveRemovedIt(int status, int claimed) {
        try (Rig rig =
                Rig.with("faults: [{match: {method: DELETE, path: '**/roleAssignments/*', nth: 1}, fault: " + status
                        + "}]\ncomputes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: default,"
                        + " identity: SystemAssigned}}")) {
            AttachOutcome outcome = rig.run(
                    "mode",
                    "detach",
                    "remove-roles",
                    "true",
                    "identity-type",
                    "SystemAssigned",
                    "compute-roles",
                    "AcrPull @ registry");

            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
            assertEquals(
                    claimed,
                    outcome.changes().stream()
                            .filter(result -> result.change() instanceof RemoveRole)
                            .filter(result -> result.status().changed())
                            .count(),
                    outcome.toJson());
        }
    }
}
