package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.RateBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run's place in the queue before Resource Manager, which it keeps until its piece of work is done. */
final class QueuePlace {
    private final RateBudget budget;
    private final InstantSource clock;
    private RateBudget.@Nullable Reservation place;
    private long turn;

    QueuePlace(RateBudget budget, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * How long until it is this run's turn; nothing when it is.
     *
     * @param needs what the piece of work will ask for, where there is no place yet
     * @param polite whether others may go first
     */
    Duration wait(Supplier<List<RateBudget.Need>> needs, boolean polite) {
        if (place == null) {
            RateBudget.Reservation taken = budget.reserve(needs.get(), polite);
            place = taken;
            turn = clock.millis() + taken.pause().toMillis();
        }
        return Duration.ofMillis(Math.max(0, turn - clock.millis()));
    }

    /** It is this run's turn, since nobody knows the time any more. */
    void forgetTheTime() {
        turn = 0;
    }

    /** Makes the place free. */
    void leave() {
        RateBudget.Reservation taken = place;
        place = null;
        if (taken != null) {
            budget.release(taken);
        }
    }
}
