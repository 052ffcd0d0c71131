package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No request outlives the time limit of its run. Hangs take real time, so the clock is moved close to the limit first. */
class DeadlineTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration REST = Duration.ofMillis(400);

    /** Longer than it takes until a late answer is told of. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** Far less than the longest wait for an answer, and enough for a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(25);

    private static String fault(String method, String path, String fault) {
        return "{provisioning: {duration: 1h}, faults: [{match: {method: " + method + ", path: '" + path + "'}, fault: "
                + fault + "}]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | **/token | hang | LOOK",
                "GET | **/workspaces/ml-prod | hang | LOOK",
                "GET | **/aks-1 | '{kind: cut-body, atMost: 5m}' | LOOK",
                "GET | **/permissions | hang | LOOK",
                "PUT | **/computes/* | hang | PLAN",
                "GET | **/computeOperationsStatus/* | hang | ATTACH"
            })
    void aHangingRequestEndsWithTheRun(String method, String path, String fault, String stage) {
        try (Rig rig = Rig.with(fault(method, path, fault))) {
            AttachOutcome outcome = assertTimeoutPreemptively(SOON, () -> runToTheLimit(rig, stage));

            AttachFailure failure = outcome.failure().orElseThrow();
            assertEquals(AttachFailure.Kind.TIMED_OUT, failure.kind(), outcome.toJson());
            boolean written = !method.equals("POST") && !stage.equals("LOOK");
            assertEquals(!written, failure.evidence().contains("Nothing was changed."), failure.evidence()::toString);
        }
    }

    @Test
    void aHangingRunCommandEndsWithTheRun() {
        try (Rig rig = Rig.with(fault("POST", "**/runCommand", "hang"))) {
            AttachOutcome outcome =
                    assertTimeoutPreemptively(SOON, () -> runToTheLimit(rig, "NAMESPACE", "namespace", "team-a"));

            assertEquals(
                    AttachFailure.Kind.TIMED_OUT,
                    outcome.failure().orElseThrow().kind(),
                    outcome.toJson());
        }
    }

    @Test
    void whoseAnswerIsLateIsToldBeforeTheEnd() {
        try (Rig rig = Rig.with(fault("GET", "**/workspaces/ml-prod", "hang"))) {
            AttachRun run = rig.attachment("timeout", LIMIT.toMinutes() + "m");
            Checkpoint begin = run.begin();
            rig.clock.pass(LIMIT.minus(LATE));

            assertTimeoutPreemptively(SOON, () -> run.advance(begin));

            assertEquals(
                    List.of("an answer from " + rig.emulator.url().replace("https://", "")),
                    rig.events.stream()
                            .filter(AttachEvent.Heartbeat.class::isInstance)
                            .map(event -> ((AttachEvent.Heartbeat) event).waitingFor())
                            .toList());
        }
    }

    /** Moves the clock to the last moment once a stage has been reached. */
    private static AttachOutcome runToTheLimit(Rig rig, String stage, String... given) {
        String[] settings = new String[given.length + 2];
        System.arraycopy(given, 0, settings, 2, given.length);
        settings[0] = "timeout";
        settings[1] = LIMIT.toMinutes() + "m";
        AttachRun run = rig.attachment(settings);
        Checkpoint begin = run.begin();
        Instant last = rig.clock.instant().plus(LIMIT).minus(REST);
        if (begin.text().contains(stage)) {
            rig.clock.pass(Duration.between(rig.clock.instant(), last));
        }
        return rig.finish(run, begin, checkpoint -> {
            if (checkpoint.text().contains("\"stage\":\"" + stage)
                    && rig.clock.instant().isBefore(last)) {
                rig.clock.pass(Duration.between(rig.clock.instant(), last));
            }
            return checkpoint;
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | **/workspaces/ml-prod",
                "PUT | **/computes/*",
            })
    void aRetryAfterBeyondTheLimitEndsTheRunAtOnce(String method, String path) {
        try (Rig rig = Rig.with(fault(method, path, "{status: 429, retryAfter: '3600'}"))) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run("timeout", "10m");

            AttachFailure failure = outcome.failure().orElseThrow();
            assertEquals(AttachFailure.Kind.TIMED_OUT, failure.kind(), outcome.toJson());
            assertTrue(failure.summary().contains("3600 s"), failure.summary());
            assertTrue(
                    failure.azure().toString().contains("429")
                            || failure.azure().toString().contains("TooMany"),
                    outcome.toJson());
            assertTrue(
                    Duration.between(start, rig.clock.instant()).compareTo(Duration.ofMinutes(1)) < 0,
                    "it does not wait for what cannot come");
        }
    }
}
