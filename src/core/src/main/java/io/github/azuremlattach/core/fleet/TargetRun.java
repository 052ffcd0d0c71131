package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.survey.FleetContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One target on its way. */
final class TargetRun {
    private final Target target;
    private final FleetContext commons;
    private final InstantSource clock;
    private final FleetListener listener;
    private @Nullable AttachRun attachment;
    private @Nullable Checkpoint checkpoint;
    private @Nullable TargetReport ended;
    private boolean busy;
    private long since;
    private long dueAt;
    private String waitingFor = "";

    TargetRun(Target target, FleetContext commons, InstantSource clock, FleetListener listener) {
        this.target = target;
        this.commons = commons;
        this.clock = clock;
        this.listener = listener;
    }

    Target target() {
        return target;
    }

    /** Begins, unless it has begun. */
    synchronized boolean begin() {
        if (checkpoint != null || ended != null) {
            return false;
        }
        AttachRun fresh = prepare();
        attachment = fresh;
        checkpoint = fresh.begin();
        dueIn(Duration.ZERO);
        listener.began(target);
        return true;
    }

    /** Whether its next piece of work is due; then it is the caller's to do. */
    synchronized boolean claim() {
        boolean due = isUnderWay() && !busy && left().isZero();
        busy |= due;
        return due;
    }

    /** Does the piece of work that has been claimed. */
    void work() {
        AttachRun run;
        Checkpoint from;
        synchronized (this) {
            run = attachment == null ? prepare() : attachment;
            attachment = run;
            from = checkpoint == null ? run.begin() : checkpoint;
        }
        Progress step = run.advance(from);
        if (step instanceof Progress.Done done) {
            listener.ended(target, done.outcome());
        }
        went(step);
    }

    private synchronized void went(Progress step) {
        if (step instanceof Progress.Again again) {
            checkpoint = again.next();
            dueIn(again.pause());
            if (!again.waitingFor().equals(waitingFor)) {
                waitingFor = again.waitingFor();
                listener.waits(target, waitingFor);
            }
        } else if (step instanceof Progress.Done done) {
            end(TargetReport.of(target, done.outcome()));
        }
        busy = false;
    }

    synchronized void end(TargetReport report) {
        ended = report;
        attachment = null;
        checkpoint = null;
    }

    synchronized void resume(Checkpoint from) {
        checkpoint = from;
        dueIn(Duration.ZERO);
    }

    synchronized Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    synchronized Optional<TargetReport> ended() {
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

    synchronized TargetReport report() {
        return ended != null
                ? ended
                : TargetReport.without(target, isUnderWay() ? TargetReport.UNFINISHED : TargetReport.SKIPPED);
    }

    private AttachRun prepare() {
        return AttachRun.of(target.request(), commons, clock, event -> listener.happened(target, event));
    }

    @Override
    public synchronized String toString() {
        return target.name() + (waitingFor.isEmpty() ? "" : ": waiting for " + waitingFor);
    }
}
