package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lock or a subscription that takes no writes is found before anything is written. */
class LocksTest {
    private static final String OLD =
            "\ncomputes: {old: {workspace: ml-prod, cluster: aks-1, namespace: default, identity: None}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{scope: rg-ml} | k8s-compute | apply",
                "{scope: subscription} | k8s-compute | apply",
                "{scope: ml-prod} | k8s-compute | apply",
                "{scope: rg-ml, level: CanNotDelete} | old | detach"
            })
    void oneThatForbidsAPlannedWriteIsAFailedCheck(String lock, String compute, String mode) {
        try (Rig rig = Rig.with("locks: {freeze: " + lock + "}" + OLD)) {
            AttachOutcome outcome = rig.run("compute-name", compute, "mode", mode);

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals("writes-locked", outcome.failure().orElseThrow().code());
            assertTrue(outcome.toJson().contains("freeze"), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{scope: rg-ml, level: CanNotDelete}", "{scope: aks-2}", "{scope: ml-uai}"})
    void oneThatForbidsNothingOfThePlanIsNone(String lock) {
        try (Rig rig = Rig.with("locks: {freeze: " + lock + "}")) {
            AttachOutcome outcome = rig.run();

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), outcome.warnings());
        }
    }

    @Test
    void aReadOnlyClusterIsAWarning() {
        try (Rig rig = Rig.with("locks: {freeze: {scope: aks-1}}")) {
            AttachOutcome outcome = rig.run("mode", "plan");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    List.of("cluster-locked"),
                    outcome.checks().stream()
                            .filter(check -> !check.passed())
                            .map(check -> check.code())
                            .toList());
        }
    }

    @Test
    void whereTheGroupMayNotBeLookedIntoEachScopeIsAndWhereThatIsForbiddenTooNobodySaysThatThereIsNone() {
        String group = "{match: {method: GET, path: '**/resourceGroups/rg-ml/providers/Microsoft.Authorization/locks'},"
                + " fault: 403}";
        try (Rig rig = Rig.with("locks: {freeze: {scope: ml-prod}}\nfaults: [" + group + "]")) {
            assertEquals("writes-locked", rig.run().failure().orElseThrow().code());
        }
        try (Rig rig = Rig.with("faults: [{match: {method: GET, path: '**/locks'}, fault: 403}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertTrue(
                    outcome.checks().stream().anyMatch(check -> check.code().equals("locks-unreadable")),
                    outcome.toJson());
        }
    }

    @Test
    void oneRequestTellsTheLocksOfWorkspaceAndClusterAndARunThatChecksNothingAsksNothing() {
        try (Rig rig = Rig.standard()) {
            rig.run();
            assertEquals(1, rig.requests("GET", "/locks").size());

            rig.emulator.clearRequests();
            rig.run("compute-name", "second", "preflight", "off");
            assertEquals(0, rig.requests("GET", "/locks").size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Disabled, 3, subscription-read-only",
        "Warned, 3, subscription-read-only",
        "PastDue, 0, subscription-past-due"
    })
    void aSubscriptionThatTakesNoWritesIsAFailedCheckAndOneThatIsPastDueAWarning(String state, int exit, String code) {
        try (Rig rig = Rig.with("subscriptions: {ml: {state: " + state + "}}")) {
            AttachOutcome outcome = rig.run();

            assertEquals(exit, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.checks().stream().anyMatch(check -> check.code().equals(code)), outcome.toJson());
            assertEquals(exit == 0 ? 1 : 0, rig.writes().size());
        }
    }

    @Test
    void aSubscriptionThatCannotBeReadIsAWarning() {
        try (Rig rig = Rig.with("faults: [{match: {method: GET, path: '/subscriptions'}, fault: 403}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertTrue(
                    outcome.checks().stream().anyMatch(check -> check.code().equals("subscription-unreadable")),
                    outcome.toJson());
        }
    }
}
