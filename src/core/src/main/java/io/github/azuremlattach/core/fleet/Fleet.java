package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.survey.FleetContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Many runs side by side: a value that says which pieces of work are due, and when the next one will be. It has no
 * thread and no timer of its own; its host works the pieces off as it likes.
 *
 * <p>No change is made before every target has its plan, unless a look takes too long.
 *
 * <p>The runs share one sign-in, the looks at what they have in common, and one budget of requests.
 */
public final class Fleet {
    private final FleetRequest request;
    private final List<TargetRun> targets;
    private final FleetContext context;
    private final FleetListener listener;
    private final PlanGate gate = new PlanGate();

    private Fleet(FleetRequest request, AzureAccess azure, InstantSource clock, FleetListener listener) {
        this.context = new FleetContext(azure, clock, request.targets().size() > 1);
        this.request = request;
        this.listener = listener;
        this.targets = names(request.targets()).stream()
                .map(target -> new TargetRun(target, context, clock, listener))
                .toList();
    }

    /** Prepares the runs; nothing is sent. */
    public static Fleet of(FleetRequest request, AzureAccess azure, InstantSource clock, FleetListener listener) {
        return new Fleet(request, azure, clock, listener);
    }

    /**
     * Goes on where another fleet of the same request stood.
     *
     * @param state what its {@link #save()} gave
     */
    public static Fleet resumed(
            FleetRequest request, AzureAccess azure, InstantSource clock, FleetListener listener, String state) {
        Fleet fleet = new Fleet(request, azure, clock, listener);
        FleetState.parse(state).into(fleet.targets, fleet.gate);
        return fleet;
    }

    /** The pieces of work that are due. Each must be run once, in any thread; until then its target rests. */
    public synchronized List<Runnable> due() {
        begin();
        List<Runnable> pieces = new ArrayList<>();
        FirstLooks looks = FirstLooks.of(targets);
        for (TargetRun target : targets) {
            if (looks.allow(target) && target.claim()) {
                looks.begin(target);
                pieces.add(target::work);
            }
        }
        return pieces;
    }

    /** How long until the next piece is due; it may be due earlier when a claimed one has been worked off. */
    public synchronized Duration pause() {
        begin();
        FirstLooks looks = FirstLooks.of(targets);
        Stream<Duration> pieces =
                targets.stream().filter(looks::allow).map(TargetRun::pause).flatMap(Optional::stream);
        return Stream.concat(pieces, gate.pause(targets).stream())
                .min(Duration::compareTo)
                .orElse(Duration.ofSeconds(1));
    }

    /** Whether every target has ended, or will not be begun. */
    public synchronized boolean isOver() {
        begin();
        return targets.stream().noneMatch(TargetRun::isUnderWay);
    }

    /** How each target stands or ended. */
    public List<AttachOutcome> outcomes() {
        return targets.stream().map(TargetRun::outcome).toList();
    }

    /**
     * Cancels what only these runs wanted, the jobs that prove the computes, since the host is told to stop. It takes a few
     * seconds at most; where there is no such job, nothing is sent.
     */
    public void stop() {
        context.together(targets.stream()
                .filter(target ->
                        target.target().request().provision().verification().byJob())
                .<Supplier<Boolean>>map(target -> target::stop)
                .toList());
    }

    /** Where the fleet stands, as text that may be stored: no client, no token, no signed address. */
    public String save() {
        return FleetState.of(targets, gate).text();
    }

    /** The targets that are under way, with what each of them waits for. */
    public List<String> underWay() {
        return targets.stream()
                .filter(TargetRun::isUnderWay)
                .map(TargetRun::toString)
                .toList();
    }

    /** All look first; once the plans are there, the changes follow. */
    private void begin() {
        if (request.failFast()
                && targets.stream().flatMap(target -> target.ended().stream()).anyMatch(end -> end.exitCode() != 0)) {
            targets.forEach(TargetRun::giveUp);
            return;
        }
        if (gate.opensFor(targets)
                && targets.stream().anyMatch(target -> target.waitingSince().isPresent())) {
            listener.planned(outcomes());
        }
        long working = targets.stream().filter(TargetRun::isWorking).count();
        for (TargetRun target : targets) {
            if (working < request.maxParallel() && (target.begin() || (gate.isOpen() && target.change()))) {
                working++;
            }
        }
    }

    private static List<Target> names(List<AttachRequest> requests) {
        var count = requests.stream().collect(Collectors.groupingBy(AttachRequest::computeName, Collectors.counting()));
        return requests.stream()
                .map(one -> new Target(
                        count.getOrDefault(one.computeName(), 0L) == 1
                                ? one.computeName()
                                : one.workspace().name() + "/" + one.computeName(),
                        one))
                .toList();
    }
}
