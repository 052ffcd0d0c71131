package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.ChangeResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a run stands: its last report, and what it has told since. */
final class RunningOutcome {
    private final Map<String, ChangeResult> told = new LinkedHashMap<>();
    private AttachOutcome last;
    private Optional<AttachPlan> plan;
    private String state;

    RunningOutcome(AttachOutcome last) {
        reported(last);
    }

    /** The run has reported how it stands. */
    synchronized void reported(AttachOutcome unfinished) {
        last = unfinished;
        plan = unfinished.plan();
        state = unfinished.provisioningState();
        told.clear();
    }

    /** Takes note of an event, and says whether a person would want to see it at once. */
    synchronized boolean accept(AttachEvent event) {
        if (event instanceof AttachEvent.Planned planned) {
            plan = Optional.of(planned.plan());
        } else if (event instanceof AttachEvent.Changed made) {
            told.put(made.result().change().id(), made.result());
        } else if (event instanceof AttachEvent.StateChanged seen) {
            state = seen.state();
        } else {
            return false;
        }
        return true;
    }

    /** The outcome of a run that stops here. */
    synchronized AttachOutcome outcome() {
        Map<String, ChangeResult> changes = new LinkedHashMap<>();
        last.changes().forEach(result -> changes.put(result.change().id(), result));
        changes.putAll(told);
        boolean changed = changes.values().stream().anyMatch(ChangeResult::changed);
        return new AttachOutcome(
                last.name(),
                Kind.UNFINISHED,
                last.computeId(),
                last.workspace(),
                last.cluster(),
                last.namespace(),
                state,
                last.principalId(),
                last.changed() || changed,
                plan,
                last.checks(),
                List.copyOf(changes.values()),
                last.warnings(),
                last.timeline(),
                last.portalLink(),
                Optional.empty());
    }
}
