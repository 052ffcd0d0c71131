package io.github.azuremlattach.core.survey;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps runs of a fleet from doing at the same time what Azure takes one after another only. */
public final class OneAtATime {
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    OneAtATime() {}

    /**
     * Does a short piece of work, unless another run is doing such work now; nobody waits.
     *
     * @param what what is worked on, without regard to case
     * @return whether it was done
     */
    public boolean tryWork(String what, Runnable work) {
        ReentrantLock lock = locks.computeIfAbsent(what.toLowerCase(Locale.ROOT), key -> new ReentrantLock());
        if (!lock.tryLock()) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
