package io.github.azuremlattach.core.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.run.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
    private static final int ALL = 250;

    private final MovableClock clock = new MovableClock();
    private final RateBudget budget = new RateBudget(clock);

    @Test
    void refillsThoughTheClockWasPutBack() {
        for (int i = 0; i < ALL; i++) {
            budget.sent("ml", false);
        }
        assertEquals(Duration.ofSeconds(10), pause());

        clock.pass(Duration.ofDays(-1));
        assertEquals(Duration.ofSeconds(10), pause());
        clock.pass(Duration.ofSeconds(10));

        assertEquals(Duration.ZERO, pause());
    }

    private Duration pause() {
        RateBudget.Reservation reservation = budget.reserve(List.of(new RateBudget.Need("ml", false, ALL)), false);
        budget.release(reservation);
        return reservation.pause();
    }
}
