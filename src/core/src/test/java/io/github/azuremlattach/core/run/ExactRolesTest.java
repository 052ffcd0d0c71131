package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.GrantRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Azure's own role check may refuse a wider role in place of one of its table: then that one is granted, and it is tried again. */
class ExactRolesTest {
    private static final String WIDER = "identities: {id-workspace: {roles: [Owner @ aks-1]}}\n";
    private static final String REFUSED =
            "faults: [{match: {method: PUT, path: '**/computes/*', first: %d}, fault: {status:"
                    + " 400, code: BadRequest, message: AKS role check failed for user assigned identity. Please check the role"
                    + " assignment.}}]";

    @Test
    void theExactRolesAreGrantedAndTheAttachIsTriedAgain() {
        try (Rig rig = Rig.with(WIDER + REFUSED.formatted(1))) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(
                    List.of(
                            "Reader",
                            "Kubernetes Extension Contributor",
                            "Azure Kubernetes Service Cluster Admin Role"),
                    outcome.changes().stream()
                            .map(ChangeResult::change)
                            .filter(GrantRole.class::isInstance)
                            .map(change -> ((GrantRole) change).role())
                            .toList());
            assertTrue(
                    rig.events.stream()
                            .anyMatch(e -> e instanceof AttachEvent.Retrying r
                                    && r.why().contains("does not accept wider roles")),
                    rig.events.toString());
        }
    }

    @Test
    void withoutThatRefusalNothingIsGranted() {
        try (Rig rig = Rig.with(WIDER)) {
            assertEquals(
                    AttachOutcome.Kind.ATTACHED,
                    rig.run("workspace-name", "ml-uai").kind());
            assertEquals(List.of(), rig.requests("PUT", "/roleAssignments/"));
        }
    }

    @Test
    void aRunThatMayOnlyCheckRolesGrantsNone() {
        try (Rig rig = Rig.with(WIDER + REFUSED.formatted(1000))) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai", "workspace-roles", "check");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/roleAssignments/"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{status: 400, code: BadRequest, message: The namespace is not valid.}",
                "{status: 409, code: Conflict, message: AKS role check failed for user assigned identity.}"
            })
    void anotherRefusalIsNoReasonToGrant(String refusal) {
        String faults = "faults: [{match: {method: PUT, path: '**/computes/*'}, fault: " + refusal + "}]";
        try (Rig rig = Rig.with(WIDER + faults)) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/roleAssignments/"));
        }
    }

    @Test
    void aRefusalThatLastsEndsTheRunWithAzuresWords() {
        try (Rig rig = Rig.with(WIDER + REFUSED.formatted(1000))) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("role check failed"), outcome.toJson());
            assertEquals(3, rig.requests("PUT", "/roleAssignments/").size());
        }
    }
}
