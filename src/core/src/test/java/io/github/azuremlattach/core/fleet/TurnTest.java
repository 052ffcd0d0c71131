package io.github.azuremlattach.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.run.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a target waits for its turn, and how long its plan is good meanwhile. */
class TurnTest {
    private final MovableClock clock = new MovableClock();
    private final Turn turn = new Turn(clock);

    @ParameterizedTest
    @CsvSource({"PT0S, false", "PT10M, false", "PT10M0.001S, true", "PT-1S, true"})
    void aPlanIsGoodForTenMinutesOfAClockThatGoesOn(Duration passed, boolean stale) {
        turn.planned();

        clock.pass(passed);

        assertEquals(stale, turn.isStale());
    }

    @Test
    void othersWaitForItsPlanNoLongerThanTheyHavePatience() {
        turn.look();
        clock.pass(Duration.ofSeconds(20));

        assertEquals(Duration.ofSeconds(10), turn.left(Duration.ofSeconds(30)));
        assertEquals(Duration.ZERO, turn.left(Duration.ofSeconds(15)));
    }

    @Test
    void whoHasHadATurnWaitsForNoOther() {
        turn.planned();
        assertTrue(turn.isWaiting());

        turn.take();
        turn.planned();

        assertFalse(turn.isWaiting());
    }
}
