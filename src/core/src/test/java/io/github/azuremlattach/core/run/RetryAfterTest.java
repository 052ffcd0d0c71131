package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Azure asks a client to wait for, in each form that it has. */
class RetryAfterTest {
    private static String faults(String path, String fault) {
        return "faults: [{match: {method: PUT, path: '" + path + "', first: 4}, fault: " + fault + "}]";
    }

    private static List<Duration> pauses(Rig rig) {
        return rig.events.stream()
                .filter(AttachEvent.Retrying.class::isInstance)
                .map(event -> ((AttachEvent.Retrying) event).pause())
                .toList();
    }

    @Test
    void zeroSecondsAreNoReasonToUseAllTriesUpAtOnce() {
        try (Rig rig = Rig.with(faults("**/computes/*", "{status: 429, retryAfter: '0'}"))) {
            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(
                    List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)),
                    pauses(rig));
        }
    }

    @Test
    void aDateIsWaitedFor() {
        try (Rig rig = Rig.with("faults: [{match: {method: PUT, path: '**/computes/*', first: 1}, "
                + "fault: {status: 503, retryAfter: date 40s}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            Duration pause = pauses(rig).get(0);
            assertTrue(
                    pause.compareTo(Duration.ofSeconds(30)) >= 0 && pause.compareTo(Duration.ofSeconds(41)) < 0,
                    pause.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AnotherOperationInProgress",
                "OperationInProgress",
                "ConcurrentOperationInProgress",
                "AnotherActiveOperation",
                "PutInProgress"
            })
    void anotherOperationOnTheSameResourceIsWaitedFor(String code) {
        String fault = "{status: 409, code: " + code + ", message: Another operation is in progress.}";
        try (Rig rig =
                Rig.with("faults: [{match: {method: PUT, path: '**/computes/*', first: 9}, fault: " + fault + "}]")) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertTrue(
                    Duration.between(start, rig.clock.instant()).compareTo(Duration.ofMinutes(2)) > 0,
                    "nine refusals take their time");
        }
    }

    @Test
    void aConflictThatDoesNotPassIsARefusal() {
        try (Rig rig =
                Rig.with(faults("**/computes/*", "{status: 409, code: Conflict, message: The name is taken.}"))) {
            assertEquals(1, rig.run().exitCode());
            assertEquals(1, rig.requests("PUT", "/computes/").size());
        }
    }

    @Test
    void aThrottledProviderDelaysOnlyItsOwnRequests() {
        String roles = "AcrPull @ " + Rig.REGISTRY;
        try (Rig rig = Rig.with("{provisioning: {duration: 20s}, faults: [{match: {method: PUT, "
                + "path: '**/roleAssignments/*', first: 1}, "
                + "fault: {status: 429, retryAfter: '300', headers: {x-ms-failure-cause: service}}}]}")) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned", "compute-roles", roles);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            Duration known = rig.events.stream()
                    .filter(event -> event instanceof AttachEvent.StateChanged changed
                            && changed.state().equals("Succeeded"))
                    .map(event -> ((AttachEvent.StateChanged) event).elapsed())
                    .findFirst()
                    .orElseThrow();
            assertTrue(known.compareTo(Duration.ofSeconds(40)) < 0, "the compute is known to be up after " + known);
            assertTrue(Duration.between(start, rig.clock.instant()).compareTo(Duration.ofSeconds(300)) >= 0);
        }
    }
}
