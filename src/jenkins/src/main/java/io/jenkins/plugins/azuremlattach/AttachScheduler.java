package io.jenkins.plugins.azuremlattach;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Tells all attaches of a controller the time, and wakes them when theirs has come; a test moves one of its own. */
class AttachClock implements InstantSource {
    private static volatile AttachClock current = new AttachClock();

    static AttachClock get() {
        return current;
    }

    static void set(AttachClock clock) {
        current = clock;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    /** Has a short piece of work done after a pause; the timer's own thread only hands it on. */
    Future<?> after(Duration pause, Runnable work) {
        return Timer.get().schedule(() -> soon(work), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has a short piece of work done as soon as a thread is free. */
    void soon(Runnable work) {
        AttachThreads.execute(work);
    }
}
