package io.github.azuremlattach.core.fleet;

import java.time.Duration;
import java.time.InstantSource;

/** How long ago something was, and how long until it is due, by a clock that may be put back. */
final class Timer {
    private final InstantSource clock;
    private long since;
    private long dueAt;

    Timer(InstantSource clock) {
        this.clock = clock;
    }

    /** Starts now. */
    void dueIn(Duration pause) {
        startedAt(clock.millis());
        dueAt = since + pause.toMillis();
    }

    /** Started earlier, and is due. */
    void startedAt(long millis) {
        since = millis;
        dueAt = millis;
    }

    /** The clock's time, in milliseconds of the epoch. */
    long now() {
        return clock.millis();
    }

    /** When it was started, in milliseconds of the epoch. */
    long start() {
        return since;
    }

    /** What is left of the pause; nothing when the clock has been put back, since nobody knows then. */
    Duration left() {
        long now = clock.millis();
        return wasPutBack() ? Duration.ZERO : Duration.ofMillis(Math.max(0, dueAt - now));
    }

    /** How long ago it was started. */
    Duration elapsed() {
        return Duration.ofMillis(Math.max(0, clock.millis() - since));
    }

    /** Whether the clock has been put back since. */
    boolean wasPutBack() {
        return clock.millis() < since;
    }
}
