package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.http.ArmException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {
    private static final ArmException SILENT =
            Answers.trouble(ArmException.Kind.UNREACHABLE, "\"no answer from arm.local:443 within 30 s\"");
    private static final ArmException BUSY = Answers.refusal(503, "GET /x", "");
    private static final ArmException IN_PROGRESS = Answers.refusal(
            409, "PUT /x", "{\"error\":{\"code\":\"AnotherOperationInProgress\",\"message\":\"wait\"}}");

    private final RunState state = RunState.begin(1000, 3_600_000);

    private long now = 1000;

    /** Meets trouble after so many seconds of waiting for an answer. */
    private boolean isOver(ArmException trouble, int tries, long seconds) {
        long start = now;
        now += Duration.ofSeconds(seconds).toMillis();
        return new Patience(state).isOver(trouble, tries, start, now);
    }

    @Test
    void anAzureThatDoesNotAnswerIsGivenUpWithinTwoMinutes() {
        int tries = 0;
        while (!isOver(SILENT, tries, 30)) {
            now += Schedule.backoff(tries++, Optional.empty()).toMillis();
        }
        assertTrue(now - 1000 <= 120_000, (now - 1000) + " ms");
        assertEquals(2, tries, "it is asked more than once");
    }

    @Test
    void anyAnswerEndsTheSilence() {
        assertFalse(isOver(SILENT, 0, 60));
        assertFalse(isOver(BUSY, 1, 1));
        assertFalse(isOver(SILENT, 2, 60));
    }

    @Test
    void whatGoesOnInAzureIsWorthMorePatience() {
        state.stage = Stage.PROVISIONING;
        assertFalse(isOver(SILENT, 0, 60));
        assertFalse(isOver(SILENT, 1, 60));
        assertTrue(isOver(SILENT, 20, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "4, false", "5, true"})
    void otherTroubleHasFiveTries(int tries, boolean over) {
        assertEquals(over, isOver(BUSY, tries, 0));
    }

    @Test
    void anotherOperationHasAllTheTimeOfTheRun() {
        assertFalse(isOver(IN_PROGRESS, 50, 0));
    }

    @Test
    void aRefusalIsFinal() {
        assertTrue(isOver(Answers.refusal(400, "PUT /x", ""), 0, 0));
    }

    @Test
    void aTokenIsRefusedTwiceAtMostWhateverElseWentWrong() {
        assertFalse(isOver(BUSY, 0, 0));
        assertFalse(isOver(BUSY, 1, 0));
        assertFalse(isOver(Answers.refusal(401, "PUT /x", ""), 2, 0));
        assertFalse(isOver(Answers.refusal(401, "PUT /x", ""), 3, 0));
        assertTrue(isOver(Answers.refusal(401, "PUT /x", ""), 4, 0));
    }
}
