package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.RateBudget;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.survey.CachedReads;
import io.github.azuremlattach.core.survey.FleetContext;
import io.github.azuremlattach.core.survey.ObservedState;
import io.github.azuremlattach.core.survey.SnapshotReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Drives a run through its stages and keeps what they share. */
public final class Run {
    private static final Duration NEWS = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 5;
    private static final int MOST_ATTEMPTS_WATCHING = 20;

    private final AttachRequest request;
    private final FleetContext commons;
    private final InstantSource clock;
    private final Consumer<? super AttachEvent> listener;
    private final TransientState memory = new TransientState();
    private RunState state;

    /** Prepares a run; nothing is sent. */
    public Run(
            AttachRequest request, FleetContext commons, InstantSource clock, Consumer<? super AttachEvent> listener) {
        this.request = request;
        this.commons = commons;
        this.clock = clock;
        this.listener = listener;
        this.state = RunState.begin(clock.millis(), request.policy().timeout().toMillis());
    }

    /** The checkpoint of a run that has not begun. */
    public Checkpoint begin() {
        return RunState.begin(clock.millis(), request.policy().timeout().toMillis())
                .save();
    }

    /** Does the next piece of work. */
    public synchronized Progress advance(Checkpoint checkpoint) {
        state = RunState.parse(checkpoint);
        if (state.reckon(clock.millis())) {
            memory.turn = 0;
        }
        if (clock.millis() >= state.deadline) {
            return new Progress.Done(new Outcomes(this).failed(new Failures(this).timedOut()));
        }
        RateBudget.Reservation place = place();
        if (memory.turn > clock.millis()) {
            return again(Duration.ofMillis(memory.turn - clock.millis()));
        }
        AzureClients azure = commons.azure();
        try {
            Stage.Next next = state.stage.in(this).work();
            state.attempt = 0;
            return step(next);
        } catch (ArmException e) {
            if (e.isUnauthorized()) {
                commons.signInAnew(azure);
            }
            return trouble(e);
        } catch (RuntimeException e) {
            return new Progress.Done(new Outcomes(this).failed(new Failures(this).unexpected(e)));
        } finally {
            memory.place = null;
            commons.budget().release(place);
        }
    }

    private RateBudget.Reservation place() {
        RateBudget.Reservation place = memory.place;
        if (place == null) {
            boolean polite = state.stage == StageName.WATCH && !state.finished;
            place = commons.budget().reserve(Costs.of(this), polite);
            memory.place = place;
            memory.turn = clock.millis() + place.pause().toMillis();
        }
        return place;
    }

    private Progress step(Stage.Next next) {
        boolean putBack = state.reckon(clock.millis());
        if (next instanceof Stage.Next.Done done) {
            return new Progress.Done(done.outcome());
        }
        if (next instanceof Stage.Next.Go go) {
            state.enter(go.stage(), clock.millis());
            return again(Duration.ZERO);
        }
        if (clock.millis() - state.lastNews >= NEWS.toMillis()) {
            tell(new AttachEvent.Heartbeat(state.stage.waitingFor(), elapsed(), left()));
        }
        return again(putBack ? Duration.ZERO : ((Stage.Next.Again) next).pause());
    }

    private Progress trouble(ArmException e) {
        boolean watching = state.stage == StageName.WATCH || state.stage == StageName.GONE;
        int most = e.isUnauthorized() ? 2 : watching ? MOST_ATTEMPTS_WATCHING : MOST_ATTEMPTS;
        if (state.attempt >= most || !(e.isTransient() || e.isUnauthorized())) {
            return new Progress.Done(new Outcomes(this).failed(new Failures(this).refused(e)));
        }
        Duration pause = Schedule.backoff(state.attempt, e.retryAfter());
        state.attempt++;
        tell(new AttachEvent.Retrying(e.getMessage() == null ? "No answer" : e.getMessage(), pause));
        return again(pause);
    }

    private Progress again(Duration pause) {
        return new Progress.Again(Schedule.min(pause, left()), state.save(), state.stage.waitingFor());
    }

    AttachRequest request() {
        return request;
    }

    RunState state() {
        return state;
    }

    TransientState memory() {
        return memory;
    }

    String portal() {
        return commons.portal();
    }

    long now() {
        return clock.millis();
    }

    Duration elapsed() {
        return Duration.ofMillis(clock.millis() - state.started);
    }

    Duration left() {
        return Duration.ofMillis(Math.max(0, state.deadline - clock.millis()));
    }

    AzureClients azure() {
        return commons.azure();
    }

    FleetContext commons() {
        return commons;
    }

    /** What exists; looked up once in a process. */
    ObservedState findings() {
        ObservedState findings = memory.findings;
        if (findings == null) {
            findings = new SnapshotReader(request, new CachedReads(commons), state.attempt < 2).findings();
            memory.findings = findings;
        }
        return findings;
    }

    /** What follows from it. The decisions about compute and namespace are kept, since the run itself changes what exists. */
    Planner planner() {
        Planner planner = memory.planner;
        if (planner == null) {
            planner = Planner.of(request, findings(), namespaceUnknown());
            if (state.decided) {
                planner = new Planner(state.action, planner.differences(), planner.roles(), state.createNamespace);
            }
            memory.planner = planner;
        }
        return planner;
    }

    /** To create a namespace that is there does no harm; to attach without the one asked for would. */
    private boolean namespaceUnknown() {
        boolean possible = findings()
                .cluster()
                .seen()
                .flatMap(cluster -> cluster)
                .map(Cluster::runCommand)
                .orElse(true);
        return memory.namespace
                .map(looked -> looked.<Boolean>fold(exists -> !exists, why -> possible))
                .orElse(false);
    }

    /** What was seen holds no longer, since somebody else was there: everything is looked at anew. */
    Stage.Next lookAnew() {
        memory.findings = null;
        memory.planner = null;
        state.decided = false;
        return new Stage.Next.Go(StageName.LOOK);
    }

    /** Whether this stage may have written already: before a reply was lost, or before the process died. */
    boolean mayHaveWritten() {
        return state.attempt > 0 || memory.findings == null;
    }

    void tell(AttachEvent event) {
        state.lastNews = now();
        listener.accept(event);
    }

    void warn(String warning) {
        state.warnings.add(warning);
        tell(new AttachEvent.Warned(warning));
    }

    void changed(String change) {
        state.changed = true;
        state.changes.add(change);
        tell(new AttachEvent.Changed(change));
    }

    void provisioningState(String name) {
        if (!name.isEmpty() && !name.equals(state.provisioningState)) {
            state.provisioningState = name;
            tell(new AttachEvent.StateChanged(name, elapsed()));
        }
    }
}
