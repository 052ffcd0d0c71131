package io.github.azuremlattach.emulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Delays in real time that end early when the emulator closes. */
final class InterruptibleDelay {
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Waits that long at most; answers whether the emulator is closed. */
    boolean hold(Duration atMost) {
        try {
            return closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends every wait. */
    void close() {
        closing.countDown();
    }
}
