package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.result.UpdateCompute;
import io.github.azuremlattach.core.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums up a run. */
final class Outcomes {
    private final RunContext context;
    private final RunState state;

    Outcomes(RunContext context) {
        this.context = context;
        this.state = context.state();
    }

    /** The plan has been carried out. */
    AttachOutcome carriedOut() {
        return ended(kind());
    }

    /** The run did what was asked for. */
    AttachOutcome ended(Kind kind) {
        return outcome(kind, Optional.empty());
    }

    /** The run failed. */
    AttachOutcome failed(AttachFailure failure) {
        return outcome(Kind.FAILED, Optional.of(failure));
    }

    /** The check found that reality differs. */
    AttachOutcome drifted(AttachFailure difference) {
        return outcome(Kind.DRIFTED, Optional.of(difference));
    }

    /** The run stops here without a verdict. */
    AttachOutcome unfinished() {
        return outcome(Kind.UNFINISHED, Optional.empty());
    }

    /** What a person should know although the run goes on, a line each. */
    static List<String> doubts(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> !verdict.passed())
                .map(verdict ->
                        verdict + verdict.advice().map(advice -> ". " + advice).orElse(""))
                .toList();
    }

    private Kind kind() {
        AttachPlan plan = state.plan();
        if (context.request().policy().mode() == Mode.DETACH) {
            return plan.isEmpty()
                    ? Kind.UNCHANGED
                    : state.step(DetachCompute.ID).status == Status.SUBMITTED ? Kind.SUBMITTED : Kind.DETACHED;
        }
        Optional<Kind> compute = plan.change(AttachCompute.ID)
                .map(attach -> plan.change(DetachCompute.ID)
                                .filter(detach -> detach.reason() != Reason.ROLES_NEW)
                                .isPresent()
                        ? Kind.REPLACED
                        : Kind.ATTACHED)
                .or(() -> plan.change(UpdateCompute.ID).map(update -> Kind.UPDATED));
        boolean working = ProvisioningState.of(state.provisioningState) == ProvisioningState.RUNNING
                && plan.decision() != AttachPlan.Decision.KEEP;
        if (!plan.awaits() && (compute.isPresent() || working)) {
            return Kind.SUBMITTED;
        }
        return compute.orElse(changed(results()) ? Kind.UPDATED : Kind.UNCHANGED);
    }

    private boolean changed(List<ChangeResult> results) {
        return state.changedEarlier || results.stream().anyMatch(ChangeResult::changed);
    }

    private List<ChangeResult> results() {
        return state.plan == null ? state.earlier : new Execution(context).results();
    }

    private AttachOutcome outcome(Kind kind, Optional<AttachFailure> failure) {
        List<ChangeResult> results = results();
        List<Verdict> verdicts = context.verdicts();
        List<String> warnings = new ArrayList<>(context.request().warnings());
        if (failure.filter(f -> f.kind() == AttachFailure.Kind.PREFLIGHT_FAILED).isEmpty()) {
            warnings.addAll(doubts(verdicts));
        }
        String id = context.request().computeId().toString();
        return new AttachOutcome(
                context.request().computeName(),
                kind,
                id,
                context.request().workspace().toString(),
                context.request()
                        .target()
                        .map(cluster -> cluster.id().toString())
                        .orElse(""),
                context.request().kubernetes().namespace(),
                state.provisioningState,
                state.principalId,
                changed(results),
                Optional.ofNullable(state.plan),
                verdicts,
                results,
                warnings,
                timeline(),
                context.fleet().portal() + "/#resource" + id,
                failure);
    }

    private List<AttachOutcome.Span> timeline() {
        List<RunState.Lap> laps = new ArrayList<>(state.laps);
        laps.add(new RunState.Lap(state.stage, context.now()));
        List<AttachOutcome.Span> timeline = new ArrayList<>();
        long start = state.started;
        for (RunState.Lap lap : laps) {
            timeline.add(new AttachOutcome.Span(lap.stage().label(), start - state.started, lap.end() - start));
            start = lap.end();
        }
        return timeline;
    }
}
