package io.jenkins.plugins.azuremlattach;

import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.util.ContextResettingExecutorService;
import jenkins.util.ErrorLoggingExecutorService;

/**
 * The few threads that all attaches of a controller share: a wait holds none of them.
 *
 * <p>Each credential has a lane of its own, so that an Azure that does not answer delays nobody who uses another.
 * Forms, files of agents and the saving of records have threads apart from the attaches.
 */
final class AttachThreads {
    /** How many attaches of one credential may talk to Azure at one time. */
    static final int MAX_PER_LANE = 8;

    static final String NAME = "azureml-attach";

    /** The lane of one thread that saves records; no credential has an id with a blank. */
    static final String SAVING = "the records";

    /** How many forms may ask Azure at one time. */
    private static final int MAX_FORMS = 2;

    /** How many steps may read files of agents at one time. */
    private static final int MAX_READERS = 16;

    private static final Map<String, ExecutorService> LANES =
            new ConcurrentHashMap<>(Map.of(SAVING, pool(1, NAME + "-save")));
    private static final ExecutorService FORMS = pool(MAX_FORMS, NAME + "-form");
    private static final ExecutorService READERS = pool(MAX_READERS, NAME + "-file");

    private AttachThreads() {}

    /**
     * Runs a short piece of an attach.
     *
     * @param lane the id of a credential, or {@link #SAVING}
     */
    static void execute(String lane, Runnable work) {
        LANES.computeIfAbsent(lane, name -> pool(MAX_PER_LANE, NAME)).execute(work);
    }

    /** Runs a question that a form asks, apart from the attaches. */
    static <T> Future<T> ask(Callable<T> question) {
        return FORMS.submit(question);
    }

    /**
     * Reads something from an agent, which may not answer.
     *
     * @param limit how long an answer is waited for; then the reading is interrupted
     */
    static <T> CompletableFuture<T> read(Callable<T> reading, Duration limit) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Future<?> running = READERS.submit(() -> {
            try {
                answer.complete(reading.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((value, why) -> running.cancel(true));
        return answer;
    }

    private static ExecutorService pool(int most, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most,
                most,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), name));
        pool.allowCoreThreadTimeOut(true);
        return new ContextResettingExecutorService(new ErrorLoggingExecutorService(pool));
    }
}
