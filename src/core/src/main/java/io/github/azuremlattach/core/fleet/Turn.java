package io.github.azuremlattach.core.fleet;

import java.time.Duration;
import java.time.InstantSource;

/** Whether a target may make its changes: it looks, waits with its plan, and then has its turn. */
final class Turn {
    /** A plan that has waited longer is made anew before its first change, as looks are that a fleet shares. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Timer look;
    private final Timer wait;
    private boolean waits;
    private boolean taken;

    Turn(InstantSource clock) {
        this.look = new Timer(clock);
        this.wait = new Timer(clock);
    }

    /** It looks from now on. */
    void look() {
        look.dueIn(Duration.ZERO);
    }

    /** It has its plan, and waits unless it has its turn. */
    void planned() {
        waitsSince(wait.now());
    }

    /** It has waited since then, in milliseconds of the epoch, unless it has its turn. */
    void waitsSince(long millis) {
        waits = !taken;
        wait.startedAt(millis);
    }

    /** It has its turn. */
    void take() {
        waits = false;
        taken = true;
    }

    boolean isWaiting() {
        return waits;
    }

    /** When it began to wait, in milliseconds of the epoch. */
    long start() {
        return wait.start();
    }

    /** How long it has waited. */
    Duration waited() {
        return wait.elapsed();
    }

    /** Whether its plan is too old to be carried out. */
    boolean isStale() {
        return wait.wasPutBack() || wait.elapsed().compareTo(FRESH) > 0;
    }

    /** What is left of the time for which others wait for its plan; nothing when the clock has been put back. */
    Duration left(Duration patience) {
        Duration left = patience.minus(look.elapsed());
        return waits || taken || look.wasPutBack() || left.isNegative() ? Duration.ZERO : left;
    }
}
