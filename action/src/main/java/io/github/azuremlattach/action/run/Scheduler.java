package io.github.azuremlattach.action.run;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits, and lets others work meanwhile; tests move their clock and do everything in one thread instead. */
public interface Scheduler {

    /** Waits, at most until somebody calls {@link #wake()}. */
    void sleep(Duration pause) throws InterruptedException;

    /** Ends a wait that is under way, or the next one. */
    default void wake() {}

    /** Those who work side by side. */
    default Executor workers(int most) {
        return Runnable::run;
    }

    /** Waits in real time, and has threads where more than one piece of work can be due. */
    static Scheduler real() {
        Semaphore calls = new Semaphore(0);
        return new Scheduler() {
            @Override
            public void sleep(Duration pause) throws InterruptedException {
                if (calls.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            }

            @Override
            public void wake() {
                calls.release();
            }

            @Override
            public Executor workers(int most) {
                return most == 1
                        ? Runnable::run
                        : Executors.newFixedThreadPool(most, work -> {
                            Thread thread = new Thread(work, "azureml-attach");
                            thread.setDaemon(true);
                            return thread;
                        });
            }
        };
    }
}
