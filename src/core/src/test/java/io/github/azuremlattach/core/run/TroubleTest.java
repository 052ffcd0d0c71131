package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{status: 503}",
                "{status: 500}",
                "{status: 429, retryAfter: '7'}",
                "reset-before",
                "cut-body",
                "html",
                "empty-body",
                "{status: 401}"
            })
    void passingTroubleAnywhereDelaysTheRunAndNoMore(String fault) {
        int hits = 0;
        for (String path :
                List.of("workspaces/ml-prod", "aks-1", "extensions", "permissions", "computes/k8s-compute")) {
            try (Rig rig = Rig.with("faults: [{match: {path: '**/" + path + "', first: 1}, fault: " + fault + "}]")) {
                AttachOutcome outcome = rig.run("namespace", "team-a");

                hits += rig.requests("GET", path).size() > 1 ? 1 : 0;
                assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), path + ": " + outcome.toJson());
                assertEquals(1, rig.requests("PUT", "/computes/").size(), path);
            }
        }
        assertTrue(hits >= 4, "the fault fell upon " + hits + " looks");
    }

    @Test
    void waitsAsLongAsAzureAsks() {
        try (Rig rig = Rig.with(
                "faults: [{match: {method: PUT, path: '**/computes/**', nth: 1}, fault: {status: 429, retryAfter:"
                        + " '17'}}]")) {
            rig.run();

            assertTrue(
                    rig.events.stream()
                            .anyMatch(e -> e instanceof AttachEvent.Retrying r
                                    && r.pause().equals(Duration.ofSeconds(17))),
                    rig.events.toString());
        }
    }

    @Test
    void looksAtANewComputeNoSoonerThanAzureAsks() {
        try (Rig rig = Rig.with("faults: [{match: {method: PUT, path: '**/computes/*'}, "
                + "fault: {status: 201, processed: true, retryAfter: '9'}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            List<RecordedRequest> all = rig.emulator.requests();
            RecordedRequest put = rig.requests("PUT", "/computes/").get(0);
            RecordedRequest next = all.get(all.indexOf(put) + 1);
            assertEquals(Duration.ofSeconds(9), Duration.between(put.at(), next.at()));
        }
    }

    @Test
    void lastingTroubleFailsWithAzuresOwnWords() {
        try (Rig rig = Rig.with(
                "faults: [{match: {path: '**/workspaces/ml-prod'}, fault: {status: 503, code: ServerBusy, message:"
                        + " Come back later.}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(1, outcome.exitCode());
            assertTrue(
                    outcome.failure().orElseThrow().details().toString().contains("Come back later."),
                    outcome.toJson());
            assertFalse(outcome.toJson().contains("\"null\""));
        }
    }

    @Test
    void aWriteThatNeverGotAnAnswerIsCalledUnknownAndAWriteThatWasNotBegunIsNot() {
        try (Rig rig = Rig.with("faults: [{match: {method: PUT, path: '**/computes/*'}, fault: 503}]")) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    List.of("it is unknown whether Azure carried it out", ""),
                    outcome.changes().stream().map(ChangeResult::problem).toList());
        }
    }

    @Test
    void aRefusedPutFailsAtOnce() {
        try (Rig rig = Rig.with(
                "faults: [{match: {method: PUT, path: '**/computes/**'}, fault: {status: 400, body: {error: {code:"
                        + " BadRequest, message: 'AKS role check failed for user assigned identity. Please check the role"
                        + " assignment.'}}}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(1, outcome.exitCode());
            assertEquals(1, rig.requests("PUT", "/computes/").size());
            assertEquals("role-check-failed", outcome.failure().orElseThrow().code());
            assertFalse(outcome.changed());
        }
    }

    @Test
    void anUnknownErrorIsPrintedWholeAndCalledUnknown() {
        try (Rig rig = Rig.with(
                "faults: [{match: {method: PUT, path: '**/computes/**'}, fault: {status: 418, body: {Code: Teapot,"
                        + " Message: Short and stout.}}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(
                    List.of("Teapot: Short and stout."),
                    outcome.failure().orElseThrow().details());
            assertTrue(
                    outcome.failure().orElseThrow().advice().toString().contains("not a known error"),
                    outcome.toJson());
        }
    }

    @Test
    void aWorkspaceThatIsNotThereIsExplainedWithAzuresCorrelationId() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("workspace-name", "nowhere");

            assertEquals(1, outcome.exitCode());
            assertFalse(outcome.failure().orElseThrow().correlationId().isEmpty());
            assertTrue(outcome.failure().orElseThrow().advice().toString().contains("workspace-name"));
        }
    }

    @Test
    void aWrongSecretIsExplained() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("client-secret", "not-the-secret");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "The sign-in to Azure failed.",
                    outcome.failure().orElseThrow().summary());
            assertTrue(outcome.toJson().contains("AADSTS7000215"), outcome.toJson());
            assertTrue(outcome.toJson().contains("client-secret"), outcome.toJson());
            assertFalse(outcome.toJson().contains("not-the-secret"));
        }
    }

    @Test
    void anUntrustedCertificateIsExplained() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("ca-bundle", "");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.failure().orElseThrow().advice().toString().contains("ca-bundle"), outcome.toJson());
        }
    }

    @Test
    void survivesATokenThatEndsDuringTheWait() {
        try (Rig rig = Rig.with("{tokenLifetime: 30m, provisioning: {duration: 50m}}")) {
            AttachOutcome outcome = rig.run("timeout", "2h");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertTrue(rig.requests("POST", "/token").size() > 1);
        }
    }
}
