package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.RequestDeadline;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.survey.FleetContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Drives a run: looks and decides, then carries the plan out, one short piece of work at a time. */
public final class Run {
    private static final Duration LOOKED_JUST_NOW = Duration.ofSeconds(30);

    /** What the last look after the end of the time may take. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(10);

    private static final int MAX_REPLANS = 5;

    private final FleetContext fleet;
    private final InstantSource clock;
    private final RunContext context;
    private final Checkpoints checkpoints;
    private final QueuePlace queue;
    private boolean begun;

    /** Prepares a run; nothing is sent. */
    public Run(AttachRequest request, FleetContext fleet, InstantSource clock, Consumer<? super AttachEvent> listener) {
        this.fleet = fleet;
        this.clock = clock;
        this.context = new RunContext(request, fleet, clock, listener, Checkpoints.fresh(request, clock));
        this.checkpoints = new Checkpoints(context, clock);
        this.queue = new QueuePlace(fleet.budget(), clock);
    }

    /** The checkpoint of a run that has not begun. */
    public synchronized Checkpoint begin() {
        return checkpoints.begin();
    }

    /**
     * How the run would be reported if it stopped at a checkpoint; nothing is sent.
     *
     * @throws IllegalArgumentException when the checkpoint is none of this request's
     */
    public synchronized AttachOutcome unfinished(Checkpoint checkpoint) {
        checkpoints.look(checkpoint);
        return new Ending(context).standing(false);
    }

    /**
     * How the run stands while its next piece of work is under way elsewhere: a write of it may have reached Azure.
     *
     * @throws IllegalArgumentException when the checkpoint is none of this request's
     */
    public synchronized AttachOutcome interrupted(Checkpoint checkpoint) {
        checkpoints.take(checkpoint);
        return new Ending(context).standing(true);
    }

    /**
     * A checkpoint after a pause that was not the run's own, such as the wait for the plans of other computes: what is
     * left of the run's time stays as it was.
     *
     * @throws IllegalArgumentException when the checkpoint is none of this request's
     */
    public synchronized Checkpoint postponed(Checkpoint checkpoint, Duration pause) {
        checkpoints.take(checkpoint);
        state().postpone(pause.toMillis());
        return checkpoints.save();
    }

    /**
     * Does the next piece of work.
     *
     * @throws IllegalArgumentException when the checkpoint is none of this request's
     */
    public synchronized Progress advance(Checkpoint checkpoint) {
        checkpoints.take(checkpoint);
        if (state().reckon(clock.millis())) {
            queue.forgetTheTime();
        }
        if (!begun && state().plan != null) {
            new Execution(context).resume();
        }
        begun = true;
        boolean overdue = clock.millis() >= state().deadline;
        Optional<StepState> step = state().plan == null ? Optional.empty() : new Execution(context).due();
        if (overdue && !deservesALastLook(step)) {
            return failed(new Failures(context)::timedOut);
        }
        if (step.isPresent() && step.get().nextAt > clock.millis() && !overdue) {
            return again(Duration.ofMillis(step.get().nextAt - clock.millis()));
        }
        Duration wait = queue.wait(() -> Costs.of(context, step), isPolite(step));
        if (!wait.isZero() && !overdue) {
            return again(wait);
        }
        AzureClients azure = fleet.azure();
        long start = clock.millis();
        try {
            Duration limit = overdue ? LAST_LOOK : context.left();
            return RequestDeadline.within(limit, this::late, () -> state().plan == null ? observe() : execute(step));
        } catch (ArmException e) {
            if (e.isUnauthorized()) {
                fleet.signInAnew(azure);
            }
            return trouble(e, step, start);
        } catch (RuntimeException | Error e) {
            step.ifPresent(s -> s.unanswered = true);
            return failed(() -> new Failures(context).unexpected(e));
        } finally {
            queue.leave();
        }
    }

    /**
     * Ends a run that is told to stop at a checkpoint: asks Azure to cancel what only this run wanted, the jobs that prove
     * the compute. It takes a few seconds at most, and nothing where there is no such job.
     *
     * @param underWay whether its next piece of work is under way elsewhere
     * @return how the run is reported
     * @throws IllegalArgumentException when the checkpoint is none of this request's
     */
    public synchronized AttachOutcome stop(Checkpoint checkpoint, boolean underWay) {
        checkpoints.take(checkpoint);
        return new Ending(context).stopped(underWay);
    }

    /** Whether nothing has been seen yet of what it asks for. */
    public synchronized boolean isLooking() {
        return state().plan == null && state().stage == Stage.LOOK;
    }

    /** Whether it waits for something that another run of the fleet has seen happen. */
    public synchronized boolean hasNews() {
        return state().stage == Stage.PROVISIONING && new Execution(context).hasNews();
    }

    private RunState state() {
        return context.state();
    }

    /** What Azure finished while nobody looked counts, also after the time is up. */
    private boolean deservesALastLook(Optional<StepState> step) {
        boolean waits = step.filter(s -> s.id.equals(StepState.PROVISIONING) || s.status == Status.SUBMITTED)
                .isPresent();
        return waits && !state().hadLastLook && clock.millis() - state().lastLook > LOOKED_JUST_NOW.toMillis();
    }

    /** Looks while Azure provisions let others go first. */
    private boolean isPolite(Optional<StepState> step) {
        return step.isPresent() && new Execution(context).stage(step.get()) == Stage.PROVISIONING;
    }

    private void late(String host) {
        context.tell(new AttachEvent.Heartbeat("an answer from " + host, context.elapsed(), context.left()));
    }

    private Progress observe() {
        Observing.Result result = new Observing(context).work();
        state().answered();
        boolean putBack = state().reckon(clock.millis());
        if (result.end().isPresent()) {
            return new Progress.Done(result.end().get());
        }
        context.heartbeat();
        return state().plan == null ? again(putBack ? Duration.ZERO : result.pause()) : onward(putBack);
    }

    private Progress execute(Optional<StepState> step) {
        Execution execution = new Execution(context);
        if (step.isPresent()) {
            state().enter(execution.stage(step.get()), clock.millis());
            StepResult result = execution.work(step.get());
            state().silentSince = 0;
            state().hadLastLook = clock.millis() >= state().deadline;
            if (result instanceof StepResult.Fail fail) {
                return failed(fail::failure);
            }
            if (result instanceof StepResult.Replan) {
                return replan(execution);
            }
        }
        boolean putBack = state().reckon(clock.millis()) || execution.wasPutBack();
        context.heartbeat();
        return onward(putBack);
    }

    /** Goes on with the plan, or ends the run when it has been carried out. */
    private Progress onward(boolean putBack) {
        Execution execution = new Execution(context);
        if (execution.next().isPresent()) {
            return again(putBack ? Duration.ZERO : execution.pause());
        }
        Outcomes outcomes = new Outcomes(context);
        return new Progress.Done(execution.failure().map(outcomes::failed).orElseGet(outcomes::carriedOut));
    }

    /** What was planned for is no more: everything is read anew, past what is remembered, and decided anew. */
    private Progress replan(Execution execution) {
        if (++state().replans > MAX_REPLANS) {
            return failed(new Failures(context)::unstable);
        }
        execution.close();
        state().replannedAt = clock.millis();
        state().namespace = NamespaceFact.NOT_LOOKED_UP;
        state().instanceTypes = InstanceTypesFact.NOT_ASKED;
        state().enter(Stage.LOOK, clock.millis());
        context.observed = null;
        return again(Duration.ZERO);
    }

    private Progress trouble(ArmException e, Optional<StepState> step, long start) {
        int tries = step.map(s -> s.tries).orElse(state().attempt);
        Duration pause = Schedule.backoff(tries, e.retryAfter());
        if (new Patience(state()).isOver(e, tries, start, clock.millis())) {
            return failed(() -> new Failures(context).refused(e));
        }
        if (e.retryAfter().isPresent() && pause.compareTo(context.left()) > 0) {
            return failed(() -> new Failures(context).toldToWaitTooLong(e, pause));
        }
        long nextAt = clock.millis() + pause.toMillis();
        step.ifPresentOrElse(s -> s.failed(nextAt, e.mayHaveBeenCarriedOut()), () -> state().attempt++);
        state().trouble = String.valueOf(e.getMessage());
        context.tell(new AttachEvent.Retrying(e.getMessage() == null ? "No answer" : e.getMessage(), pause));
        return step.isPresent() ? again(new Execution(context).pause()) : again(pause);
    }

    private Progress again(Duration pause) {
        if (state().plan != null) {
            new StepOrder(context).sign();
        }
        Duration rest = Schedule.min(pause, context.left());
        return new Progress.Again(rest, checkpoints.save(), state().stage.waitingFor());
    }

    private Progress failed(Supplier<AttachFailure> failure) {
        return new Progress.Done(new Ending(context).failed(failure));
    }
}
