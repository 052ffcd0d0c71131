package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.http.RateBudget.Need;
import io.github.azuremlattach.core.http.RateBudget.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
    private static final String ONE = "00000000-0000-0000-0000-000000000001";
    private static final String OTHER = "00000000-0000-0000-0000-000000000002";

    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private final RateBudget budget = new RateBudget(() -> now);

    @Test
    void letsABucketBeEmptiedAndThenKeepsToItsRefill() {
        assertEquals(Duration.ZERO, writes(200));
        assertEquals(Duration.ofMillis(100), writes(1), "10 writes come in a second");
        assertEquals(Duration.ofMillis(200), writes(1), "behind those who wait already");
        assertEquals(Duration.ZERO, pause(new Need(ONE, false, 250)), "reads have a bucket of their own");
        assertEquals(Duration.ofMillis(40), pause(new Need(ONE, false, 1)), "25 reads come in a second");
        assertEquals(Duration.ZERO, pause(new Need(OTHER, true, 200)), "another subscription has its own");
    }

    @Test
    void countsWhatIsSentOnceAReservationIsReleased() {
        Reservation place = budget.reserve(List.of(new Need(ONE, true, 200)), false);
        for (int i = 0; i < 150; i++) {
            budget.sent(ONE, true);
        }
        budget.release(place);
        budget.release(place);
        assertEquals(Duration.ZERO, writes(50));
        assertEquals(Duration.ofMillis(100), writes(1));
    }

    @Test
    void refillsWithTimeButHoldsNoMoreThanItsBucket() {
        for (int i = 0; i < 200; i++) {
            budget.sent(ONE, true);
        }
        now = now.plusSeconds(5);
        assertEquals(Duration.ZERO, writes(50));
        assertEquals(Duration.ofMillis(100), writes(1));
        now = now.plus(Duration.ofHours(1));
        assertEquals(Duration.ofMillis(100), writes(201), "an hour fills no more than 200");
    }

    @Test
    void refillsThoughTheClockWasPutBack() {
        for (int i = 0; i < 200; i++) {
            budget.sent(ONE, true);
        }
        now = now.minus(Duration.ofDays(1));
        assertEquals(Duration.ofMillis(100), writes(1));
        now = now.plusSeconds(20);
        assertEquals(Duration.ZERO, writes(199));
    }

    @Test
    void aProviderThatHasEnoughDelaysOnlyItsOwnRequests() {
        budget.refusedByProvider(ONE, "Microsoft.Authorization", true, Duration.ofSeconds(30));
        assertEquals(Duration.ofSeconds(30), pause(new Need(ONE, "microsoft.authorization", true, 1)));
        assertEquals(Duration.ZERO, pause(new Need(ONE, "Microsoft.MachineLearningServices", true, 1)));
        assertEquals(Duration.ZERO, pause(new Need(ONE, "Microsoft.Authorization", false, 1)));
        assertEquals(Duration.ZERO, pause(new Need(OTHER, "Microsoft.Authorization", true, 1)));
        now = now.plusSeconds(30);
        assertEquals(Duration.ZERO, pause(new Need(ONE, "Microsoft.Authorization", true, 1)));
    }

    @Test
    void believesTheServiceWhenLessIsLeft() {
        budget.told(ONE, false, 3);
        assertEquals(Duration.ZERO, pause(new Need(ONE, false, 3)));
        assertEquals(Duration.ofMillis(40), pause(new Need(ONE, false, 1)));
        budget.told(OTHER, false, 11_999);
        assertEquals(Duration.ofMillis(40), pause(new Need(OTHER, false, 251)), "no bucket is larger than its size");
    }

    @Test
    void waitsAsLongAsARefusalSays() {
        budget.refused(ONE, false, Duration.ofSeconds(17));
        assertEquals(Duration.ofMillis(17_040), pause(new Need(ONE, false, 1)));
        assertEquals(Duration.ZERO, writes(1));
    }

    @Test
    void thePoliteLeaveHalfOfTheWritesToOthers() {
        assertEquals(
                Duration.ZERO,
                budget.reserve(List.of(new Need(ONE, true, 100)), true).pause());
        assertEquals(
                Duration.ofMillis(100),
                budget.reserve(List.of(new Need(ONE, true, 1)), true).pause());
        assertEquals(Duration.ZERO, writes(99));
    }

    @Test
    void forgetsThoseWhoNeverCame() {
        writes(200);
        now = now.plusSeconds(61);
        assertEquals(Duration.ZERO, writes(200));
    }

    private Duration writes(int count) {
        return pause(new Need(ONE, true, count));
    }

    private Duration pause(Need need) {
        return budget.reserve(List.of(need), false).pause();
    }
}
