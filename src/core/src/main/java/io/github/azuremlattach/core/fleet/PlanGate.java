package io.github.azuremlattach.core.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Holds the changes of a fleet back until every target has its plan, so that all of it can be read before the first of
 * them. A target whose look takes too long holds nobody back.
 */
final class PlanGate {
    /** A cluster is asked for up to 90 s; what takes longer than that and the rest of a look is in trouble. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private boolean open;

    /** Whether changes may be made. */
    boolean isOpen() {
        return open;
    }

    /** Changes may be made, as in an earlier process. */
    void open() {
        open = true;
    }

    /** Opens for good when nobody has to be waited for any more; answers whether it has opened now. */
    boolean opensFor(List<TargetRun> targets) {
        boolean opens = !open && pause(targets).isEmpty();
        open |= opens;
        return opens;
    }

    /** How long until a target has been waited for long enough; empty where none is waited for. */
    Optional<Duration> pause(List<TargetRun> targets) {
        return targets.stream()
                .map(target -> target.holdsOthers(PATIENCE))
                .filter(left -> !open && !left.isZero())
                .min(Duration::compareTo);
    }
}
