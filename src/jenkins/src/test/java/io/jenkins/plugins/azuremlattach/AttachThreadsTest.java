package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Nobody waits for what somebody else is waiting for. */
class AttachThreadsTest {

    @Test
    void anAzureThatHangsHoldsOnlyThoseWithTheSameCredential() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch allBusy = new CountDownLatch(AttachThreads.MAX_PER_LANE);
        for (int i = 0; i < 2 * AttachThreads.MAX_PER_LANE; i++) {
            AttachThreads.execute("hangs", () -> {
                allBusy.countDown();
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertTrue(allBusy.await(1, TimeUnit.MINUTES));
        CountDownLatch done = new CountDownLatch(1);
        AttachThreads.execute("works", done::countDown);
        assertTrue(done.await(1, TimeUnit.MINUTES));
        assertEquals(1, hanging.getCount());
        hanging.countDown();
    }

    @Test
    void anAgentThatDoesNotAnswerIsGivenUp() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<String> answer = AttachThreads.read(
                () -> {
                    try {
                        new CountDownLatch(1).await();
                        return "never";
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                        throw e;
                    }
                },
                Duration.ofMillis(20));
        ExecutionException end = assertThrows(ExecutionException.class, answer::get);
        assertInstanceOf(TimeoutException.class, end.getCause());
        assertTrue(interrupted.get(1, TimeUnit.MINUTES));
    }
}
