package io.github.azuremlattach.action.run;

import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.log.RunLog;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** Works off the pieces of a run side by side until every compute has finished, or until it is told to stop. */
final class FleetLoop {
    private static final Duration NEWS = Duration.ofMinutes(1);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MAX_THREADS = 32;

    private final Fleet fleet;
    private final UntilTheLastWord log;
    private final Console console;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Executor workers;
    private int working;
    private volatile boolean stopped;

    FleetLoop(
            FleetRequest request,
            AzureAccess azure,
            RunLog log,
            Console console,
            InstantSource clock,
            Scheduler scheduler) {
        this.log = new UntilTheLastWord(log);
        this.fleet = Fleet.of(request, azure, clock, this.log);
        this.console = console;
        this.clock = clock;
        this.scheduler = scheduler;
        int side = Math.min(request.maxParallel(), Math.max(1, request.targets().size()));
        this.workers = scheduler.workers(Math.min(MAX_THREADS, side));
    }

    void run() throws InterruptedException {
        Instant news = clock.instant();
        while (!fleet.isOver() && !stopped) {
            for (Runnable piece : fleet.due()) {
                begin();
                workers.execute(() -> work(piece));
            }
            sleep();
            if (!clock.instant().isBefore(news.plus(NEWS))) {
                news = clock.instant();
                log.tell(RunLog::heartbeat);
            }
        }
    }

    /** How each compute ended, or how it stands. */
    List<AttachOutcome> outcomes() {
        return fleet.outcomes();
    }

    /**
     * Begins no other piece of work, waits for those that are under way, and cancels what only this run wanted.
     *
     * @param grace how long to wait, at most
     * @return whether none is under way any more
     */
    boolean stop(Duration grace) throws InterruptedException {
        boolean quiet = rest(grace);
        fleet.stop();
        return quiet;
    }

    private synchronized boolean rest(Duration grace) throws InterruptedException {
        stopped = true;
        scheduler.wake();
        long end = System.nanoTime() + grace.toNanos();
        for (long left = grace.toMillis(); working > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        log.close();
        return working == 0;
    }

    private void work(Runnable piece) {
        try {
            piece.run();
        } finally {
            end();
            scheduler.wake();
        }
    }

    private synchronized void begin() {
        working++;
    }

    private synchronized void end() {
        working--;
        notifyAll();
    }

    private void sleep() throws InterruptedException {
        Duration pause = fleet.pause();
        if (console.isLive() && !pause.isZero()) {
            log.tell(open -> console.live(open.status()));
            pause = pause.compareTo(TICK) < 0 ? pause : TICK;
        }
        scheduler.sleep(pause);
    }
}
