package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.RequestDeadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Makes looks side by side, on a few threads that come and go; when all are busy, the caller's own does the work. */
final class ParallelReads {
    private static final int MAX_THREADS = 256;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            0,
            MAX_THREADS,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
                Thread thread = new Thread(work, "azureml-attach-look-" + NUMBER.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());

    private ParallelReads() {}

    /** Begins a look. */
    static <T> CompletableFuture<T> start(Supplier<T> look) {
        return CompletableFuture.supplyAsync(RequestDeadline.carried(look), POOL);
    }

    /**
     * Waits for a look, and throws what it threw.
     *
     * @throws ArmException also when the time of whoever waits is over
     */
    static <T> T get(CompletableFuture<T> look) {
        try {
            return RequestDeadline.await(look);
        } catch (TimeoutException e) {
            throw ArmException.unanswered(String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }
}
