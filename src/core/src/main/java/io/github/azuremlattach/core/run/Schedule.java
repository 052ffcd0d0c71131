package io.github.azuremlattach.core.run;

import java.time.Duration;
import java.util.Optional;

/** When to look next: soon at first, then less and less often; what Azure asks for wins. */
final class Schedule {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration EARLY_LIMIT = Duration.ofSeconds(6);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final double GROWTH = 1.3;
    private static final double JITTER = 0.15;

    private Schedule() {}

    /**
     * The pause before a look.
     *
     * @param looks how many looks there have been
     * @param waited how long the wait has been
     * @param retryAfter what Azure asked for
     * @param who who looks: those who wait side by side look at different times, up to 15 % sooner
     */
    static Duration pause(int looks, Duration waited, Optional<Duration> retryAfter, String who) {
        if (retryAfter.isPresent() && !retryAfter.get().isZero()) {
            return retryAfter.get();
        }
        Duration limit = waited.compareTo(EARLY) < 0 ? EARLY_LIMIT : LIMIT;
        Duration pause =
                min(Duration.ofMillis((long) (FIRST.toMillis() * Math.pow(GROWTH, Math.min(looks, 20)))), limit);
        int dice = Math.floorMod((who + looks).hashCode() * 31, 1000);
        return Duration.ofMillis((long) (pause.toMillis() * (1 - JITTER * dice / 1000)));
    }

    /** The pause before a request that failed is made again. */
    static Duration backoff(int attempt, Optional<Duration> retryAfter) {
        return retryAfter.orElse(min(Duration.ofSeconds(1L << Math.min(attempt, 10)), Duration.ofSeconds(30)));
    }

    static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
