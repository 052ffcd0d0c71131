package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.run.Run;
import io.github.azuremlattach.core.survey.FleetContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run of one target of a fleet: it looks and plans, waits for its turn, and makes its changes. */
final class TargetRun {
    private final Target target;
    private final FleetContext fleet;
    private final InstantSource clock;
    private final FleetListener listener;
    final String cluster;
    private final Timer next;
    private final Turn turn;
    private @Nullable Run run;
    private @Nullable Checkpoint checkpoint;
    private @Nullable AttachOutcome ended;
    private boolean busy;
    private boolean looking = true;
    private volatile boolean hasPlan;
    private String waitingFor = "";

    TargetRun(Target target, FleetContext fleet, InstantSource clock, FleetListener listener) {
        this.target = target;
        this.fleet = fleet;
        this.clock = clock;
        this.listener = listener;
        this.next = new Timer(clock);
        this.turn = new Turn(clock);
        this.cluster = target.cluster();
    }

    Target target() {
        return target;
    }

    /** Begins to look, unless it has begun. */
    synchronized boolean begin() {
        if (checkpoint != null || ended != null) {
            return false;
        }
        checkpoint = own().begin();
        next.dueIn(Duration.ZERO);
        turn.look();
        listener.began(target);
        return true;
    }

    /** Begins with its changes, if it has waited for its turn; a plan that has waited too long is made anew. */
    synchronized boolean change() {
        Checkpoint plan = checkpoint;
        if (!turn.isWaiting() || plan == null) {
            return false;
        }
        Run mine = own();
        checkpoint = turn.isStale() ? mine.begin() : mine.postponed(plan, turn.waited());
        turn.take();
        next.dueIn(Duration.ZERO);
        listener.changes(target);
        return true;
    }

    /** Ends without its changes, if it waits for its turn. */
    synchronized void giveUp() {
        if (turn.isWaiting()) {
            ended(outcome().skipped());
        }
    }

    /** The cluster that it needs an answer of, and has none yet; empty where it needs none. */
    synchronized Optional<String> awaited() {
        return looking && !cluster.isEmpty() ? Optional.of(cluster) : Optional.empty();
    }

    /** Whether it is at work at this moment. */
    synchronized boolean isBusy() {
        return busy;
    }

    /** Whether its next piece of work is due; then it is the caller's to do. */
    synchronized boolean claim() {
        boolean due = pause().filter(Duration::isZero).isPresent();
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
                mine = own();
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

    /** Tells the end and then counts it, whatever its listener throws. */
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
        busy = false;
        next.dueIn(again.pause());
        if (hasPlan) {
            turn.planned();
        }
        String wait = turn.isWaiting() ? FleetListener.TURN : again.waitingFor();
        if (!wait.equals(waitingFor)) {
            waitingFor = wait;
            listener.waits(target, waitingFor);
            listener.stands(target, outcome());
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
    synchronized void resume(Checkpoint from, Optional<Long> waitingSince, boolean open) {
        checkpoint = from;
        looking = false;
        next.dueIn(Duration.ZERO);
        turn.look();
        waitingSince.ifPresentOrElse(turn::waitsSince, () -> {
            if (open) {
                turn.take();
            }
        });
    }

    synchronized Optional<Checkpoint> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    synchronized Optional<AttachOutcome> ended() {
        return Optional.ofNullable(ended);
    }

    /** Since when it waits for its turn, in milliseconds of the epoch; empty when it does not. */
    synchronized Optional<Long> waitingSince() {
        return isUnderWay() && turn.isWaiting() ? Optional.of(turn.start()) : Optional.empty();
    }

    synchronized boolean isUnderWay() {
        return checkpoint != null;
    }

    /** Whether it looks or makes its changes. */
    synchronized boolean isWorking() {
        return isUnderWay() && !turn.isWaiting();
    }

    /** For how long others wait for its plan, at most. */
    synchronized Duration holdsOthers(Duration patience) {
        return ended != null ? Duration.ZERO : checkpoint == null ? patience : turn.left(patience);
    }

    /** How long until its next piece of work; empty when there is none to wait for. */
    synchronized Optional<Duration> pause() {
        boolean news = run != null && !busy && run.hasNews();
        return isWorking() && !busy ? Optional.of(news ? Duration.ZERO : next.left()) : Optional.empty();
    }

    /** How it ended, or how it stands. */
    synchronized AttachOutcome outcome() {
        Checkpoint stands = checkpoint;
        if (ended != null || stands == null) {
            return ended == null ? target.skipped() : ended;
        }
        return (busy ? idle().interrupted(stands) : idle().unfinished(stands)).named(target.name());
    }

    /** A run that may be asked: one that is at work is held by that, and whoever asks must not wait for Azure. */
    private Run idle() {
        return run == null || busy ? prepare() : run;
    }

    /** Cancels what only it wanted, and ends it where it stands; one that is at work goes on to the end of that work. */
    boolean stop() {
        Run mine;
        Checkpoint stands;
        boolean underWay;
        synchronized (this) {
            if (ended != null || checkpoint == null) {
                return false;
            }
            stands = checkpoint;
            underWay = busy;
            mine = idle();
        }
        AttachOutcome outcome = mine.stop(stands, underWay).named(target.name());
        if (!isBusy()) {
            end(outcome);
        }
        return true;
    }

    private Run own() {
        Run mine = run == null ? prepare() : run;
        run = mine;
        return mine;
    }

    private Run prepare() {
        return new Run(target.request(), fleet, clock, this::happened);
    }

    private void happened(AttachEvent event) {
        hasPlan |= event instanceof AttachEvent.Planned;
        listener.happened(target, event);
    }

    @Override
    public synchronized String toString() {
        return target.name() + (waitingFor.isEmpty() ? "" : ": waiting for " + waitingFor);
    }
}
