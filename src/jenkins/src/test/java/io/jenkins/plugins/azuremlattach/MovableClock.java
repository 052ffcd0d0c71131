package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A clock that stands still until a test moves it, from one piece of work to the next that is due. */
final class MovableClock extends AttachScheduler implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);

    private final List<Piece> pieces = new ArrayList<>();
    private Instant now;

    private MovableClock(Instant now) {
        this.now = now;
    }

    private record Piece(Instant due, String lane, FutureTask<Void> work) {}

    /** Puts a clock in the place of the real one until it is closed. */
    static MovableClock start() {
        return start(Instant.parse("2026-03-01T09:00:00Z"));
    }

    static MovableClock start(Instant at) {
        MovableClock clock = new MovableClock(at);
        AttachScheduler.set(clock);
        return clock;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    synchronized Future<?> after(Duration pause, String lane, Runnable work) {
        FutureTask<Void> task = new FutureTask<>(work, null);
        pieces.add(new Piece(now.plus(pause), lane, task));
        notifyAll();
        return task;
    }

    @Override
    void soon(String lane, Runnable work) {
        after(Duration.ZERO, lane, work);
    }

    /** How many pieces of work wait for their time. */
    synchronized int pending() {
        pieces.removeIf(piece -> piece.work().isDone());
        return pieces.size();
    }

    /** Has all pieces done that are due at the next time when there is one, on the threads that do them in a controller. */
    void step() throws Exception {
        List<Piece> due = next();
        CountDownLatch done = new CountDownLatch(due.size());
        for (Piece piece : due) {
            AttachThreads.execute(piece.lane(), () -> {
                try {
                    piece.work().run();
                } finally {
                    done.countDown();
                }
            });
        }
        // Not the end of the futures: a piece that arms the timer anew cancels its own.
        assertTrue(done.await(2, TimeUnit.MINUTES), "a piece of work does not end");
    }

    /** Goes on until something is true. */
    void stepUntil(BooleanSupplier moment) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!moment.getAsBoolean()) {
            if (somethingIsToDo()) {
                step();
                end = System.nanoTime() + PATIENCE;
            } else {
                assertTrue(System.nanoTime() < end, "there is nothing to do");
            }
        }
    }

    /** Whether there is a piece of work, or one comes soon; the moment may come without one. */
    private synchronized boolean somethingIsToDo() throws InterruptedException {
        if (pending() == 0) {
            wait(100);
        }
        return pending() > 0;
    }

    /** Forgets what a controller that has gone would have done. */
    synchronized void clear() {
        pieces.clear();
    }

    private synchronized List<Piece> next() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (pending() == 0) {
            long left = end - System.nanoTime();
            assertTrue(left > 0, "there is nothing to do");
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        Instant first =
                pieces.stream().map(Piece::due).min(Comparator.naturalOrder()).orElseThrow();
        now = first.isAfter(now) ? first : now;
        List<Piece> due =
                pieces.stream().filter(piece -> !piece.due().isAfter(now)).toList();
        pieces.removeAll(due);
        return due;
    }

    @Override
    public void close() {
        AttachScheduler.set(new AttachScheduler());
    }
}
