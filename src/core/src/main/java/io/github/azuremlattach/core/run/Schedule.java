package io.github.azuremlattach.core.run;

import java.time.Duration;
import java.util.Optional;

/**
 * When to look next: once at once, for what needs no time, then after 2 s growing to 10 s; what Azure asks for wins. For
 * the first two minutes a look comes at most 5.5 s after the one before it, so that the end is known within 6 s.
 */
final class Schedule {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration EARLY_LIMIT = Duration.ofMillis(5500);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final double GROWTH = 1.5;
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
        if (looks == 0) {
            return Duration.ZERO;
        }
        Duration limit = waited.compareTo(EARLY) < 0 ? EARLY_LIMIT : LIMIT;
        double growth = Math.pow(GROWTH, Math.min(looks, 20) - 1);
        Duration pause = min(Duration.ofMillis((long) (FIRST.toMillis() * growth)), limit);
        int dice = Math.floorMod((who + looks).hashCode() * 31, 1000);
        return Duration.ofMillis((long) (pause.toMillis() * (1 - JITTER * dice / 1000)));
    }

    /** The pause before a request that failed is made again; "at once" is not taken at its word. */
    static Duration backoff(int attempt, Optional<Duration> retryAfter) {
        return retryAfter
                .filter(asked -> !asked.isZero())
                .orElse(min(Duration.ofSeconds(1L << Math.min(attempt, 10)), Duration.ofSeconds(30)));
    }

    static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
