package io.github.azuremlattach.core.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Until when the requests of a piece of work must have been answered, and who is told when an answer is late. It belongs to
 * the thread that does the work, and goes along to the threads that make requests for it.
 */
public final class RequestDeadline {
    /** After this time without an answer the piece of work is said to wait. */
    private static final Duration LATE = Duration.ofSeconds(8);

    /** How much later than a request's own end its end is noticed by somebody who waits for its result. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final ThreadLocal<RequestDeadline> CURRENT = new ThreadLocal<>();

    private final long end;
    private final Duration late;
    private final Consumer<String> listener;
    private final Map<Object, String> open;
    private boolean told;

    private RequestDeadline(
            long end, Duration late, Consumer<String> listener, Map<Object, String> open, boolean told) {
        this.end = end;
        this.late = late;
        this.listener = listener;
        this.open = open;
        this.told = told;
    }

    /**
     * Does a piece of work whose requests are given up when the time is over.
     *
     * @param left how long the requests may take
     * @param late hears, in the thread of the work and at most once, for whose answer it has been waiting for long
     */
    public static <T> T within(Duration left, Consumer<String> late, Supplier<T> work) {
        return within(left, LATE, late, work);
    }

    static <T> T within(Duration left, Duration lateAfter, Consumer<String> late, Supplier<T> work) {
        long end = System.nanoTime() + left.toNanos();
        return with(new RequestDeadline(end, lateAfter, late, new ConcurrentHashMap<>(), false), work);
    }

    /** The same work for another thread, under the deadline of this one. */
    public static <T> Supplier<T> carried(Supplier<T> work) {
        RequestDeadline mine = CURRENT.get();
        RequestDeadline quiet =
                mine == null ? null : new RequestDeadline(mine.end, mine.late, mine.listener, mine.open, true);
        return () -> with(quiet, work);
    }

    private static <T> T with(@Nullable RequestDeadline deadline, Supplier<T> work) {
        RequestDeadline before = CURRENT.get();
        set(deadline);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    private static void set(@Nullable RequestDeadline deadline) {
        if (deadline == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(deadline);
        }
    }

    /** What is left for the requests of this thread, and no more than some time; at least a millisecond. */
    static Duration left(Duration most) {
        RequestDeadline mine = CURRENT.get();
        long left = mine == null ? most.toNanos() : Math.min(most.toNanos(), mine.end - System.nanoTime());
        return Duration.ofNanos(Math.max(1_000_000, left));
    }

    /**
     * Waits for the result of work in another thread.
     *
     * @throws TimeoutException when the deadline has passed, with the name of whoever did not answer
     * @throws ExecutionException with what the work threw
     */
    public static <T> T await(CompletableFuture<T> result) throws TimeoutException, ExecutionException {
        RequestDeadline mine = CURRENT.get();
        try {
            return mine == null ? result.get() : mine.result(result);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(new InterruptedIOException("interrupted"));
        }
    }

    private <T> T result(CompletableFuture<T> result)
            throws TimeoutException, ExecutionException, InterruptedException {
        long left = Math.max(0, end - System.nanoTime()) + MARGIN.toNanos();
        if (!told && left > late.toNanos()) {
            try {
                return result.get(late.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                told = true;
                listener.accept(silent());
                left = Math.max(0, end - System.nanoTime()) + MARGIN.toNanos();
            }
        }
        try {
            return result.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("no answer from " + silent());
        }
    }

    /** Whose answers are outstanding. */
    private String silent() {
        return open.values().stream().sorted().findFirst().orElse("Azure");
    }

    /** A request to a host goes out; the result is closed when it has been answered or given up. */
    static Runnable asking(String host) {
        RequestDeadline mine = CURRENT.get();
        if (mine == null) {
            return () -> {};
        }
        Object key = new Object();
        mine.open.put(key, host);
        return () -> mine.open.remove(key);
    }
}
