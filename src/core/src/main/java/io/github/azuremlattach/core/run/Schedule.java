package io.github.azuremlattach.core.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to look next: once at once, for what needs no time, then after 2 s growing to the limit of the phase; what Azure
 * asks for wins. Seventy looks watch an attach of ten minutes: often in the first moments, in which Azure refuses, and again
 * where an attach may be expected to end, which is then known 3 s later in the mean.
 */
final class Schedule {
    private static final Duration FIRST = Duration.ofSeconds(2);

    private static final List<Phase> PHASES = List.of(
            new Phase(Duration.ofSeconds(45), Duration.ofMillis(5_500)),
            new Phase(Duration.ofMinutes(7), Duration.ofSeconds(15)),
            new Phase(Duration.ofMinutes(15), Duration.ofMillis(6_800)));

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final double GROWTH = 1.5;
    private static final double JITTER = 0.15;

    /** A part of the wait, up to its end, and the longest pause in it. */
    private record Phase(Duration end, Duration limit) {}

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
        double growth = Math.pow(GROWTH, Math.min(looks, 20) - 1);
        Duration pause = min(Duration.ofMillis((long) (FIRST.toMillis() * growth)), limit(waited));
        int dice = Math.floorMod((who + looks).hashCode() * 31, 1000);
        return Duration.ofMillis((long) (pause.toMillis() * (1 - JITTER * dice / 1000)));
    }

    /** The longest pause after a wait; one that reaches into the next phase is no longer than what is left and its limit. */
    private static Duration limit(Duration waited) {
        Optional<Phase> phase =
                PHASES.stream().filter(one -> waited.compareTo(one.end) < 0).findFirst();
        return phase.map(one -> min(one.limit, one.end.minus(waited).plus(limit(one.end))))
                .orElse(LIMIT);
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
