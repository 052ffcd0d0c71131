package io.github.azuremlattach.action;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.request.FleetRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Works off the pieces of a fleet side by side until every compute has come to its end. */
final class FleetRun {
    private static final Duration NEWS = Duration.ofMinutes(1);
    private static final int MOST_NAMES = 5;
    private static final int MOST_THREADS = 32;

    private final Fleet fleet;
    private final FleetLog log;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Executor workers;

    FleetRun(FleetRequest request, AzureAccess azure, FleetLog log, InstantSource clock, Sleeper sleeper) {
        this.fleet = Fleet.of(request, azure, clock, log);
        this.log = log;
        this.clock = clock;
        this.sleeper = sleeper;
        this.workers = sleeper.workers(Math.min(MOST_THREADS, request.maxParallel()));
    }

    FleetReport run() throws InterruptedException {
        Instant news = clock.instant();
        while (!fleet.isOver()) {
            for (Runnable piece : fleet.due()) {
                workers.execute(() -> {
                    try {
                        piece.run();
                    } finally {
                        sleeper.wake();
                    }
                });
            }
            sleeper.sleep(fleet.pause());
            if (!clock.instant().isBefore(news.plus(NEWS))) {
                news = clock.instant();
                log.line(status());
            }
        }
        return fleet.report();
    }

    /** How each compute stands. */
    FleetReport report() {
        return fleet.report();
    }

    private String status() {
        List<String> names = fleet.underWay();
        List<String> lines = new ArrayList<>(names.subList(0, Math.min(MOST_NAMES, names.size())));
        if (names.size() > MOST_NAMES) {
            lines.add((names.size() - MOST_NAMES) + " more");
        }
        return log.ended() + " have come to their end; under way: " + String.join("; ", lines);
    }
}
