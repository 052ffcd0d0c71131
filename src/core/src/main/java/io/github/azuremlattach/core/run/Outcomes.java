package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums up a run. */
final class Outcomes {
    private final Run run;

    Outcomes(Run run) {
        this.run = run;
    }

    /** The run did what was asked for. */
    AttachOutcome ended(AttachOutcome.Kind kind) {
        return outcome(kind, Optional.empty());
    }

    /** The run failed. */
    AttachOutcome failed(AttachFailure failure) {
        return outcome(AttachOutcome.Kind.FAILED, Optional.of(failure));
    }

    /** The check found that reality differs. */
    AttachOutcome drifted(AttachPlan plan) {
        return outcome(AttachOutcome.Kind.DRIFTED, Optional.of(new Failures(run).differs(plan)));
    }

    private AttachOutcome outcome(AttachOutcome.Kind kind, Optional<AttachFailure> failure) {
        RunState state = run.state();
        List<RunState.Lap> laps = new ArrayList<>(state.laps);
        laps.add(new RunState.Lap(state.stage.label(), state.entered, run.now()));
        String id = run.request().computeId().toString();
        return new AttachOutcome(
                kind,
                id,
                state.provisioningState,
                state.principalId,
                state.changed,
                Optional.ofNullable(run.memory().plan),
                state.changes,
                state.warnings,
                laps.stream()
                        .map(lap -> new AttachOutcome.Span(
                                lap.stage(),
                                Duration.ofMillis(lap.start() - state.started),
                                Duration.ofMillis(lap.end() - lap.start())))
                        .toList(),
                run.portal() + "/#resource" + id,
                failure);
    }
}
