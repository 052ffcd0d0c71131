package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.run.Run;
import io.github.azuremlattach.core.survey.FleetContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run of one target of a fleet. */
final class TargetRun {
    private final Target target;
    private final FleetContext fleet;
    private final InstantSource clock;
    private final FleetListener listener;
    private final String cluster;
    private @Nullable Run run;
    private @Nullable Checkpoint checkpoint;
    private @Nullable AttachOutcome ended;
    private boolean busy;
    private boolean looking = true;
    private long since;
    private long dueAt;
    private String waitingFor = "";

    TargetRun(Target target, FleetContext fleet, InstantSource clock, FleetListener listener) {
        this.target = target;
        this.fleet = fleet;
        this.clock = clock;
        this.listener = listener;
        // Interned, since each round of a fleet compares it with those of all other targets.
        this.cluster = target.request()
                .target()
                .map(named -> named.id().toString().toLowerCase(Locale.ROOT).intern())
                .orElse("");
    }

    Target target() {
        return target;
    }

    /** Begins, unless it has begun. */
    synchronized boolean begin() {
        if (checkpoint != null || ended != null) {
            return false;
        }
        Run fresh = prepare();
        run = fresh;
        checkpoint = fresh.begin();
        dueIn(Duration.ZERO);
        listener.began(target);
        return true;
    }

    /** The cluster that it needs an answer of, and has none yet; empty where it needs none. */
    synchronized Optional<String> awaited() {
        return looking && !cluster.isEmpty() ? Optional.of(cluster) : Optional.empty();
    }

    /** The id of its cluster in lower case; empty where the request names none. */
    String cluster() {
        return cluster;
    }

    /** Whether it is at work at this moment. */
    synchronized boolean isBusy() {
        return busy;
    }

    /** Whether its next piece of work is due; then it is the caller's to do. */
    synchronized boolean claim() {
        boolean due = isUnderWay() && !busy && left().isZero();
        busy |= due;
        return due;
    }

    /** Does the piece of work that has been claimed; whatever is thrown ends this target and no other. */
    void work() {
        Progress progress;
        boolean silent = true;
        try {
            Run mine;
            Checkpoint from;
            synchronized (this) {
                mine = run == null ? prepare() : run;
                run = mine;
                from = checkpoint == null ? mine.begin() : checkpoint;
            }
            progress = mine.advance(from);
            silent = mine.isLooking();
        } catch (Throwable e) {
            progress = new Progress.Done(target.broken(e));
        }
        if (progress instanceof Progress.Done done) {
            ended(done.outcome().named(target.name()));
        } else {
            went((Progress.Again) progress, silent);
        }
    }

    /** Tells the end and then counts it; whatever its listener throws, the target keeps its place from no other. */
    private void ended(AttachOutcome outcome) {
        try {
            listener.ended(target, outcome);
        } finally {
            end(outcome);
        }
    }

    private synchronized void went(Progress.Again again, boolean silent) {
        looking = silent;
        checkpoint = again.next();
        dueIn(again.pause());
        try {
            if (!again.waitingFor().equals(waitingFor)) {
                waitingFor = again.waitingFor();
                listener.waits(target, waitingFor);
                listener.stands(target, outcome());
            }
        } finally {
            busy = false;
        }
    }

    synchronized void end(AttachOutcome outcome) {
        ended = outcome;
        run = null;
        checkpoint = null;
        looking = false;
        busy = false;
    }

    /** Goes on from a checkpoint; it had its answers in an earlier process, and must not keep others waiting. */
    synchronized void resume(Checkpoint from) {
        checkpoint = from;
        looking = false;
        dueIn(Duration.ZERO);
    }

    synchronized Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    synchronized Optional<AttachOutcome> ended() {
        return Optional.ofNullable(ended);
    }

    synchronized boolean isUnderWay() {
        return checkpoint != null;
    }

    synchronized boolean hasFailed() {
        return ended != null && ended.exitCode() != 0;
    }

    /** How long until its next piece of work; empty when there is none to wait for. */
    synchronized Optional<Duration> pause() {
        return isUnderWay() && !busy ? Optional.of(left()) : Optional.empty();
    }

    private void dueIn(Duration pause) {
        since = clock.millis();
        dueAt = since + pause.toMillis();
    }

    /** What is left of the pause; nothing when the clock has been put back, since nobody knows then. */
    private Duration left() {
        long now = clock.millis();
        return Duration.ofMillis(now < since ? 0 : Math.max(0, dueAt - now));
    }

    /** How it ended, or how it stands. */
    synchronized AttachOutcome outcome() {
        if (ended != null) {
            return ended;
        }
        Checkpoint stands = checkpoint;
        if (stands == null) {
            return target.skipped();
        }
        // A piece of work that is under way holds its run; whoever asks meanwhile must not wait for Azure.
        Run mine = run == null || busy ? prepare() : run;
        return mine.unfinished(stands).named(target.name());
    }

    /** Ends it where it stands; what only it wanted is cancelled. */
    AttachOutcome stop() {
        Run mine;
        Checkpoint stands;
        synchronized (this) {
            if (ended != null || checkpoint == null) {
                return outcome();
            }
            stands = checkpoint;
            mine = run == null || busy ? prepare() : run;
        }
        AttachOutcome outcome = mine.stop(stands).named(target.name());
        end(outcome);
        return outcome;
    }

    private Run prepare() {
        return new Run(target.request(), fleet, clock, event -> listener.happened(target, event));
    }

    @Override
    public synchronized String toString() {
        return target.name() + (waitingFor.isEmpty() ? "" : ": waiting for " + waitingFor);
    }
}
