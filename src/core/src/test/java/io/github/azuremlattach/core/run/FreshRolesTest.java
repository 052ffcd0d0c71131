package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.Holder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles that were granted a moment ago do not count yet: Azure needs up to ten minutes. */
class FreshRolesTest {
    private static final String[] ROLES = {
        "workspace-name", "ml-uai", "identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry"
    };

    @ParameterizedTest
    @ValueSource(strings = {"5s", "3m", "9m"})
    void aRefusedAttachIsTriedAgainUntilTheNewRolesCount(String delay) {
        try (Rig rig = Rig.with("roleEffectDelay: " + delay)) {
            AttachOutcome outcome = rig.run(ROLES);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertTrue(rig.requests("PUT", "/computes/").size() > 1, "the first attach was refused");
            assertEquals(
                    1,
                    rig.events.stream()
                            .filter(e -> e instanceof AttachEvent.Retrying r
                                    && r.why().contains("up to 10 minutes"))
                            .count());
        }
    }

    @Test
    void aComputeThatFailedForWantOfANewRoleIsAttachedAgain() {
        try (Rig rig = Rig.with("{roleEffectDelay: 3m, identities: {id-workspace: {roles: [Reader @ aks-1]}}}")) {
            AttachOutcome outcome = rig.run(ROLES);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertFalse(rig.requests("DELETE", "/computes/").isEmpty(), "the failed compute was detached");
            assertEquals(1, rig.emulator.roleAssignments(outcome.principalId()).size());
            assertTrue(
                    outcome.changes().stream()
                            .anyMatch(r -> r.change() instanceof GrantRole g
                                    && g.principalId().equals(outcome.principalId())),
                    outcome.toJson());
            List<String> ofWorkspace = outcome.changes().stream()
                    .filter(r -> r.change() instanceof GrantRole g && g.holder() == Holder.WORKSPACE)
                    .map(r -> r.change().subject())
                    .toList();
            assertEquals(ofWorkspace.stream().distinct().toList(), ofWorkspace, "each is reported once");
        }
    }

    @ParameterizedTest
    @CsvSource({"replace, 0", "fail, 1"})
    void aComputeOfAnEarlierProcessThatFailsForWantOfANewRoleIsReplacedWhereThatIsAllowed(
            String onDifference, int exitCode) {
        try (Rig rig = Rig.with("{roleEffectDelay: 3m, identities: {id-workspace: {roles: [Reader @ aks-1]}}}")) {
            rig.until(rig.attachment(ROLES), "PUT", "/computes/");
            rig.clock.pass(Duration.ofSeconds(1));

            AttachOutcome outcome = rig.run(Stream.concat(Stream.of(ROLES), Stream.of("on-difference", onDifference))
                    .toArray(String[]::new));

            assertEquals(exitCode, outcome.exitCode(), outcome.toJson());
            assertEquals(exitCode, rig.requests("DELETE", "/computes/").isEmpty() ? 1 : 0);
            assertEquals(
                    exitCode == 1,
                    outcome.failure().stream()
                            .flatMap(failure -> failure.advice().stream())
                            .findFirst()
                            .map(Advice::remedy)
                            .filter(remedy ->
                                    remedy.startsWith("Run again in 10 minutes, with on-difference set to replace"))
                            .isPresent(),
                    outcome.toJson());
        }
    }

    @Test
    void aRefusalThatLastsBeyondTenMinutesEndsTheRun() {
        try (Rig rig = Rig.with("roleEffectDelay: 3h")) {
            AttachOutcome outcome = rig.run(ROLES);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("role check failed"), outcome.toJson());
            assertTrue(outcome.millis() < 15 * 60_000, outcome.millis() + " ms");
        }
    }

    @Test
    void withoutRolesOfThisRunARefusalEndsItAtOnce() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai", "workspace-roles", "skip");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.requests("PUT", "/computes/").size());
        }
    }

    @Test
    void aRoleThatIsHeldThroughAGroupOrAManagementGroupIsHeld() {
        try (Rig rig = Rig.with("managementGroups: {corp: {subscriptions: [ml]}}\n"
                + "identities: {id-workspace: {roles: [Contributor @ "
                + "/providers/Microsoft.Management/managementGroups/corp]}}")) {
            AttachOutcome outcome = rig.run("workspace-name", "ml-uai");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/roleAssignments/"));
        }
    }
}
