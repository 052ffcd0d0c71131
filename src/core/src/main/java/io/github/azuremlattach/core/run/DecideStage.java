package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.plan.Action;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.preflight.CheckContext;
import io.github.azuremlattach.core.preflight.Preflight;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Optional;

/** Judges what was seen, shows the plan, and stops here or goes on to change things. */
final class DecideStage implements Stage {
    private final Run run;
    private final AttachRequest request;

    DecideStage(Run run) {
        this.run = run;
        this.request = run.request();
    }

    @Override
    public Next work() {
        Planner planner = run.planner();
        List<Verdict> verdicts = verdicts(planner);
        AttachPlan plan = planner.show(request, verdicts);
        run.memory().verdicts = verdicts;
        run.memory().plan = plan;
        run.state().action = planner.action();
        run.state().createNamespace = planner.createNamespace();
        run.state().decided = true;
        run.findings().compute().ifPresent(compute -> run.state().provisioningState = compute.state());
        run.state().principalId =
                run.findings().compute().map(Compute::actingPrincipal).orElse("");
        verdicts.forEach(verdict -> run.tell(new AttachEvent.Checked(verdict)));
        planner.roles().doubts().forEach(run::warn);
        run.tell(new AttachEvent.Planned(plan));
        Optional<AttachOutcome> end = end(planner, plan, verdicts);
        return end.<Next>map(Next.Done::new).orElseGet(() -> new Next.Go(new Route(run).first()));
    }

    private List<Verdict> verdicts(Planner planner) {
        return request.policy().preflight() == Policy.Preflight.OFF
                        && request.policy().mode() != Mode.DETACH
                ? List.of()
                : Preflight.verdicts(new CheckContext(request, run.findings(), run.memory().namespace, planner));
    }

    /** The outcome of a run that changes nothing; empty when there is something to do. */
    private Optional<AttachOutcome> end(Planner planner, AttachPlan plan, List<Verdict> verdicts) {
        Outcomes outcomes = new Outcomes(run);
        Failures failures = new Failures(run);
        if (!planner.roles().problems().isEmpty()) {
            return Optional.of(
                    outcomes.failed(failures.rolesUnclear(planner.roles().problems())));
        }
        boolean strict = request.policy().preflight() == Policy.Preflight.STRICT
                || request.policy().mode() == Mode.DETACH;
        if (strict && verdicts.stream().anyMatch(Verdict::failed)) {
            return Optional.of(outcomes.failed(failures.preflight(verdicts)));
        }
        verdicts.stream()
                .filter(verdict -> verdict.result() != Verdict.Result.PASS)
                .forEach(verdict -> run.warn(
                        verdict + verdict.advice().map(advice -> ". " + advice).orElse("")));
        boolean refused = planner.action() == Action.REFUSE;
        if (request.policy().mode() == Mode.CHECK) {
            boolean same = !refused && plan.isEmpty() && plan.differences().isEmpty();
            return Optional.of(same ? outcomes.ended(AttachOutcome.Kind.UNCHANGED) : outcomes.drifted(plan));
        }
        if (refused) {
            return Optional.of(outcomes.failed(failures.differs(plan)));
        }
        if (request.policy().mode() == Mode.PLAN) {
            return Optional.of(outcomes.ended(AttachOutcome.Kind.PLANNED));
        }
        if (planner.action() == Action.NOTHING && plan.isEmpty()) {
            return Optional.of(outcomes.ended(AttachOutcome.Kind.UNCHANGED));
        }
        return Optional.empty();
    }
}
