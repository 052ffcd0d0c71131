package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Progress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An operation and the thing it works on: which of them is believed. */
class PollingTest {
    private static final String STATUS = "'**/computeOperationsStatus/*'";

    private static String operation(String body, String provisioning) {
        return "{provisioning: {" + provisioning + "}, faults: [{match: {path: " + STATUS
                + "}, fault: {status: 200, body: " + body + "}}]}";
    }

    private static Duration taken(Rig rig, Instant start) {
        return Duration.between(start, rig.clock.instant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "Canceled"})
    void anOperationThatEndedBadlyIsBelievedAtOnce(String end) {
        String body = "{status: " + end + ", error: {code: NoQuota, message: The quota is used up.}}";
        try (Rig rig = Rig.with(operation(body, "duration: 1h"))) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run("timeout", "30m");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("NoQuota: The quota is used up."), outcome.toJson());
            assertTrue(
                    taken(rig, start).compareTo(Duration.ofMinutes(1)) < 0,
                    taken(rig, start).toString());
        }
    }

    /** A host that saves after each piece of work, as Jenkins does, would save for nothing. */
    @Test
    void everyPieceOfWorkAsksAzureSomething() {
        try (Rig rig = Rig.with("provisioning: {duration: 40s}")) {
            AttachRun run = rig.attachment();
            Progress step = run.advance(run.begin());
            int idle = 0;
            while (step instanceof Progress.Again again) {
                rig.clock.pass(again.pause());
                rig.emulator.clearRequests();
                step = run.advance(again.next());
                idle += rig.emulator.requests().isEmpty() ? 1 : 0;
            }

            assertEquals(0, idle);
        }
    }

    @Test
    void theComputesOwnStateWinsOverAnOperationThatEndedBadly() {
        String body = "{status: Failed, error: {code: Odd, message: odd}}";
        try (Rig rig = Rig.with(operation(body, "duration: 0s"))) {
            AttachOutcome outcome = rig.run();
            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
        }
    }

    @Test
    void anOperationThatNeverEndsHidesNoComputeThatIsUp() {
        try (Rig rig = Rig.with(operation("{status: InProgress}", "duration: 20s"))) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run("timeout", "30m");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertTrue(
                    taken(rig, start).compareTo(Duration.ofSeconds(50)) < 0,
                    taken(rig, start).toString());
        }
    }

    @Test
    void anOperationThatNeverEndsHidesNoComputeThatFailed() {
        String failing = "duration: 20s, ends: Failed, error: {code: X, message: no nodes}";
        try (Rig rig = Rig.with(operation("{status: InProgress}", failing))) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run("timeout", "30m");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("no nodes"), outcome.toJson());
            assertTrue(
                    taken(rig, start).compareTo(Duration.ofSeconds(50)) < 0,
                    taken(rig, start).toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{status: 200, body: {status: InProgress, error: {code: NoQuota, message: no quota}}} | NoQuota: no quota",
                "503 | X: no nodes"
            })
    void whatTheOperationSaysOfAComputeThatFailedIsShownToo(String status, String shown) {
        String failing = "{provisioning: {duration: 20s, ends: Failed, error: {code: X, message: no nodes}}, ";
        String late = "faults: [{match: {path: " + STATUS + ", after: 20s}, fault: " + status + "}]}";
        try (Rig rig = Rig.with(failing + late)) {
            AttachOutcome outcome = rig.run("timeout", "30m");

            assertEquals(
                    AttachFailure.Kind.COMPUTE_FAILED,
                    outcome.failure().orElseThrow().kind(),
                    outcome.toJson());
            assertTrue(outcome.toJson().contains("X: no nodes"), outcome.toJson());
            assertTrue(outcome.toJson().contains(shown), outcome.toJson());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "reset-before", "cut-body"})
    void anOperationThatCannotBeReadHidesNoComputeThatIsUp(String trouble) {
        String up = "{provisioning: {duration: 40s}, ";
        try (Rig rig = Rig.with(up + "faults: [{match: {path: " + STATUS + "}, fault: " + trouble + "}]}")) {
            AttachOutcome outcome = rig.run("timeout", "30m");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
        }
    }

    @Test
    void anUpdateThatIsUnderWayIsNotTakenForTheStateBeforeIt() {
        try (Rig rig = Rig.with("{provisioning: {duration: 40s}, computes: {k8s-compute: {workspace: ml-prod, "
                + "cluster: aks-1, namespace: default, identity: None}}}")) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "on-difference", "update");

            assertEquals(AttachOutcome.Kind.UPDATED, outcome.kind(), outcome.toJson());
        }
    }

    @Test
    void aComputeThatIsMissingOnceAfterSuccessIsLookedForAgain() {
        String faults =
                "{provisioning: {duration: 0s}, faults: [{match: {method: GET, path: '**/computes/k8s-compute', "
                        + "nth: %d}, fault: {status: 404, code: ComputeNotFound, message: no}}]}";
        int looks = 0;
        for (int nth = 3; nth <= 4; nth++) {
            try (Rig rig = Rig.with(faults.formatted(nth))) {
                AttachOutcome outcome = rig.run();
                looks += (int) rig.requests("GET", "/computes/k8s-compute").stream()
                        .filter(request -> !request.fault().isEmpty())
                        .count();
                assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            }
        }
        assertTrue(looks >= 1, "the fault fell upon a look");
    }

    @Test
    void aComputeThatStaysMissingIsGone() {
        String faults =
                "{provisioning: {duration: 0s}, faults: [{match: {method: GET, path: '**/computes/k8s-compute'}, "
                        + "fault: {status: 404, code: ComputeNotFound, message: no}}]}";
        try (Rig rig = Rig.with(faults)) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run();
            assertEquals(
                    "Compute k8s-compute is gone.",
                    outcome.failure().orElseThrow().summary());
            assertTrue(
                    taken(rig, start).compareTo(Duration.ofMinutes(1)) < 0,
                    taken(rig, start).toString());
        }
    }

    @Test
    void aDetachThatIsDoneIsNotWaitedFor() {
        try (Rig rig = Rig.with("{computes: {old: {workspace: ml-prod, cluster: aks-1, namespace: default}}, "
                + "faults: [{match: {path: " + STATUS + "}, fault: {status: 200, body: {status: InProgress}}}]}")) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run("mode", "detach", "compute-name", "old", "timeout", "30m");

            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind(), outcome.toJson());
            assertTrue(
                    taken(rig, start).compareTo(Duration.ofMinutes(1)) < 0,
                    taken(rig, start).toString());
        }
    }

    @Test
    void aDetachThatEndedBadlyIsNotWaitedForWithoutEnd() {
        try (Rig rig = Rig.with("{computes: {old: {workspace: ml-prod, cluster: aks-1, namespace: default}}, "
                + "provisioning: {detach: 2h}, faults: [{match: {path: " + STATUS
                + "}, fault: {status: 200, body: {status: Failed, error: {code: Busy, message: jobs run}}}}]}")) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run("mode", "detach", "compute-name", "old", "timeout", "60m");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("Busy: jobs run"), outcome.toJson());
            assertTrue(
                    taken(rig, start).compareTo(Duration.ofMinutes(4)) < 0,
                    taken(rig, start).toString());
        }
    }
}
