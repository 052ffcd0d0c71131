package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deny assignment wins over every role: one that hits a planned write is found before anything is written. */
class DenyAssignmentsTest {
    private static final String OLD =
            "\ncomputes: {old: {workspace: ml-prod, cluster: aks-1, namespace: default, identity: None}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{scope: rg-ml} | k8s-compute | apply",
                "{scope: subscription} | k8s-compute | apply",
                "{scope: ml-prod, actions: ['Microsoft.MachineLearningServices/workspaces/computes/write']} | k8s-compute | apply",
                "{scope: rg-ml, actions: ['*/delete']} | old | detach"
            })
    void oneThatHitsAPlannedWriteIsAFailedCheck(String deny, String compute, String mode) {
        try (Rig rig = Rig.with("denyAssignments: {stack-lock: " + deny + "}" + OLD)) {
            AttachOutcome outcome = rig.run("compute-name", compute, "mode", mode);

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals("writes-denied", outcome.failure().orElseThrow().code());
            assertTrue(outcome.toJson().contains("stack-lock"), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{scope: rg-ml, excludedPrincipals: [pipeline]}",
                "{scope: rg-ml, actions: ['Microsoft.Storage/*', '*/delete']}",
                "{scope: rg-ml, notActions: ['Microsoft.MachineLearningServices/*']}",
                "{scope: rg-ml, doNotApplyToChildScopes: true}",
                "{scope: rg-ml, principals: [contributor]}",
                "{scope: aks-2}"
            })
    void oneThatSparesThePipelineOrItsWritesIsNone(String deny) {
        try (Rig rig = Rig.with("denyAssignments: {stack-lock: " + deny + "}")) {
            AttachOutcome outcome = rig.run();

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), outcome.warnings());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{scope: rg-ml, excludedPrincipals: [releasers]}",
                "{scope: ml-prod, principals: [operators], excludedPrincipals: [releasers]}"
            })
    void oneThatSparesOrHitsAGroupCouldNotBeChecked(String deny) {
        try (Rig rig = Rig.with("principals:\n"
                + "  releasers: {objectId: 99999999-9999-9999-9999-999999999991, type: Group}\n"
                + "  operators: {objectId: 99999999-9999-9999-9999-999999999992, type: Group}\n"
                + "  pipeline: {groups: [99999999-9999-9999-9999-999999999991]}\n"
                + "denyAssignments: {stack-lock: " + deny + "}")) {
            AttachOutcome outcome = rig.run();

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertTrue(
                    outcome.checks().stream()
                            .anyMatch(check -> check.code().equals("denials-unclear")
                                    && check.evidence().contains("stack-lock")),
                    outcome.toJson());
        }
    }

    @Test
    void forAFleetEachScopeIsAskedOnceAndARunWithoutPreflightAsksNothing() {
        try (Rig rig = Rig.standard()) {
            rig.run();
            assertEquals(1, rig.requests("GET", "/denyAssignments").size());

            rig.emulator.clearRequests();
            rig.run("compute-name", "second", "preflight", "off");
            assertEquals(0, rig.requests("GET", "/denyAssignments").size());
        }
    }
}
