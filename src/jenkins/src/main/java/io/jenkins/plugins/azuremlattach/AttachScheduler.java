package io.jenkins.plugins.azuremlattach;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/** Tells all attaches of a controller the time, and wakes them when their next piece of work is due. */
class AttachScheduler implements InstantSource {
    private static volatile AttachScheduler current = new AttachScheduler();

    static AttachScheduler get() {
        return current;
    }

    /** Takes the place of the present scheduler; for tests, which move the time. */
    static void set(AttachScheduler scheduler) {
        current = scheduler;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    /**
     * Has a short piece of work done after a pause; the timer's own thread only hands it on.
     *
     * @param lane whose threads do it: the id of a credential
     */
    Future<?> after(Duration pause, String lane, Runnable work) {
        return Timer.get().schedule(() -> soon(lane, work), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has a short piece of work done as soon as a thread of its lane is free. */
    void soon(String lane, Runnable work) {
        AttachThreads.execute(lane, work);
    }
}
