package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.RoleAssignment;
import io.github.azuremlattach.emulator.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is new, under way or conditional is neither there nor missing, and is called what it is. */
class InBetweenTest {
    private static final String STAFF = "99999999-9999-9999-9999-999999999991";
    private static final String CREATING = "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1,"
            + " namespace: %s, identity: None, provisioningState: Creating}}";

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aPermissionOfTheCallerThatAzureShowsAndDoesNotKnowYetIsWaitedFor(int refusals) {
        try (Rig rig = Rig.with("faults: [{match: {method: PUT, path: '**/computes/*', first: " + refusals
                + "}, fault: {status: 403, code: AuthorizationFailed}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
        }
    }

    @Test
    void aRefusalOfTheCallerThatLastsEndsTheRunAfterTenMinutes() {
        try (Rig rig = Rig.with("faults: [{match: {method: PUT, path: '**/computes/*'},"
                + " fault: {status: 403, code: AuthorizationFailed}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.millis() < 12 * 60_000, outcome.millis() + " ms");
        }
    }

    @Test
    void aRoleThatIsHeldThroughAGroupIsNotGrantedAgain() {
        try (Rig rig =
                Rig.with("principals: {staff: {objectId: " + STAFF + ", type: Group, roles: [Owner @ aks-1]}}")) {
            String workspace = principal(rig);
            rig.emulator.update(world -> join(world, workspace));

            AttachOutcome outcome = rig.run("workspace-name", "ml-uai");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/roleAssignments/"));
        }
    }

    @Test
    void aRoleUnderAConditionCouldNotBeChecked() {
        try (Rig rig = Rig.standard()) {
            String workspace = principal(rig);
            rig.emulator.update(world -> List.of(
                            BuiltInRole.READER,
                            BuiltInRole.KUBERNETES_EXTENSION_CONTRIBUTOR,
                            BuiltInRole.AKS_CLUSTER_ADMIN)
                    .forEach(role -> grantUnderACondition(world, role, workspace)));

            AttachOutcome outcome = rig.run("workspace-name", "ml-uai", "workspace-roles", "check", "mode", "check");

            Verdict verdict = outcome.checks().stream()
                    .filter(check -> check.check().equals("workspace-identity"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Verdict.Result.COULD_NOT_CHECK, verdict.result(), outcome.toJson());
            assertTrue(verdict.evidence().contains("under a condition"), verdict.evidence());
        }
    }

    @Test
    void aCheckOfAComputeThatIsBeingCreatedIsNotContent() {
        try (Rig rig = Rig.with(CREATING.formatted("default"))) {
            AttachOutcome outcome = rig.run("mode", "check");

            assertEquals(AttachOutcome.Kind.DRIFTED, outcome.kind(), outcome.toJson());
            assertEquals(4, outcome.exitCode());
        }
    }

    @Test
    void whatIsKeptWithoutWaitingIsNotSubmitted() {
        try (Rig rig = Rig.with(CREATING.formatted("team-b"))) {
            AttachOutcome outcome = rig.run("on-difference", "keep", "wait", "false");

            assertEquals(AttachOutcome.Kind.UNCHANGED, outcome.kind(), outcome.toJson());
            assertTrue(outcome.warnings().toString().contains("namespace"), outcome.toJson());
        }
    }

    @Test
    void aWorkspaceThatIsBeingUpdatedIsWaitedForAndThenJudged() {
        try (Rig rig = Rig.with("workspaces: {ml-prod: {provisioningState: Updating}}")) {
            var attachment = rig.attachment();
            int[] looks = new int[1];
            AttachOutcome outcome = rig.finish(attachment, attachment.begin(), checkpoint -> {
                if (++looks[0] == 3) {
                    rig.emulator.apply("workspaces: {ml-prod: {provisioningState: Succeeded}}");
                }
                return checkpoint;
            });
            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
        }
        try (Rig rig = Rig.with("workspaces: {ml-prod: {provisioningState: Updating}}")) {
            AttachOutcome outcome = rig.run();

            assertEquals("workspace-not-ready", outcome.failure().orElseThrow().code(), outcome.toJson());
            assertTrue(outcome.millis() < 11 * 60_000, outcome.millis() + " ms");
        }
    }

    @Test
    void aWorkspaceWhosePrimaryIdentityWasDeletedIsAFailedCheck() {
        try (Rig rig = Rig.standard()) {
            String identity = Rig.PROVIDERS + "Microsoft.ManagedIdentity/userAssignedIdentities/id-workspace";
            rig.emulator.update(world -> {
                world.resources().remove(identity);
                world.resource(Rig.PROVIDERS + "Microsoft.MachineLearningServices/workspaces/ml-uai")
                        .path("identity")
                        .path("userAssignedIdentities")
                        .properties()
                        .forEach(entry -> ((ObjectNode) entry.getValue()).removeAll());
            });

            AttachOutcome outcome = rig.run("workspace-name", "ml-uai");

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "workspace-identity-missing",
                    outcome.failure().orElseThrow().code());
            assertEquals(List.of(), rig.writes());
        }
    }

    private static void join(World world, String principalId) {
        Principal alone = world.directory().find(principalId).orElseThrow();
        world.directory()
                .put(new Principal(
                        alone.objectId(),
                        alone.clientId(),
                        alone.name(),
                        alone.type(),
                        alone.tenant(),
                        alone.since(),
                        List.of(STAFF),
                        alone.credentials()));
    }

    private static String principal(Rig rig) {
        return rig.emulator
                .resource(Rig.PROVIDERS + "Microsoft.ManagedIdentity/userAssignedIdentities/id-workspace")
                .orElseThrow()
                .at("/properties/principalId")
                .asText();
    }

    private static void grantUnderACondition(World world, BuiltInRole role, String principal) {
        world.roleAssignments()
                .put(new RoleAssignment(
                        UUID.nameUUIDFromBytes(role.guid().getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        Rig.AKS,
                        role.guid(),
                        principal,
                        "ServicePrincipal",
                        new RoleAssignment.Note(null, "(1 == 1)"),
                        Instant.EPOCH,
                        principal,
                        false));
    }
}
