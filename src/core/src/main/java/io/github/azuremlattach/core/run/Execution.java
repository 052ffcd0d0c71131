package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries a plan out as it stands: whatever may begin, the earliest due first, until nothing is left. */
final class Execution {
    private final RunContext context;
    private final RunState state;
    private AttachPlan plan;
    private boolean putBack;

    Execution(RunContext context) {
        this.context = context;
        this.state = context.state();
        this.plan = state.plan();
    }

    /** The step whose turn is next; empty when all have finished. */
    Optional<StepState> next() {
        return order().next();
    }

    /** The same; what the list that others asked for tells makes it due. */
    Optional<StepState> due() {
        Optional<StepState> next = next();
        next.filter(this::isNews).ifPresent(step -> {
            context.listed().hear();
            step.nextAt = context.now();
        });
        return next;
    }

    /** Whether the next step waits for something that another run of the fleet has seen happen. */
    boolean hasNews() {
        return context.listed().hasNews() && next().filter(this::isNews).isPresent();
    }

    private boolean isNews(StepState step) {
        return step.id.equals(StepState.PROVISIONING) && context.listed().hasNews();
    }

    /** How long until the next step is due. */
    Duration pause() {
        return next().map(step -> Duration.ofMillis(Math.max(0, step.nextAt - context.now())))
                .orElse(Duration.ZERO);
    }

    private StepOrder order() {
        return new StepOrder(context);
    }

    /** The stage of a step. */
    Stage stage(StepState step) {
        boolean provisioning = plan.awaits() && !StepOrder.isFinished(state.step(StepState.PROVISIONING));
        return plan.change(step.id)
                .map(change -> StepExecutors.stage(change, provisioning))
                .orElse(Stage.PROVISIONING);
    }

    /**
     * Does a piece of work.
     *
     * @return what came of it
     */
    StepResult work(StepState step) {
        Optional<Change> change = plan.change(step.id);
        StepResult result = change.isPresent()
                ? StepExecutors.execute(change.get(), step, context)
                : new Provisioning(context, step).look();
        step.tries = 0;
        state.unauthorized = 0;
        step.unanswered = false;
        putBack |= state.reckon(context.now());
        keep(step, result);
        return result;
    }

    /** Whether the clock was put back during the work. */
    boolean wasPutBack() {
        return putBack;
    }

    /** After a restart the compute is looked at before anything else. */
    void resume() {
        StepState provisioning = state.step(StepState.PROVISIONING);
        boolean begun = plan.changes().stream()
                .filter(Change::provisions)
                .map(change -> state.step(change.id()).status)
                .allMatch(status -> status == Status.SUBMITTED || status == Status.DONE);
        if (plan.awaits() && begun) {
            provisioning.status = Status.PENDING;
            provisioning.nextAt = 0;
        }
        order().open().stream().filter(step -> step.status == Status.SUBMITTED).forEach(step -> step.nextAt = 0);
    }

    /** What became of every change, those of earlier plans first. */
    List<ChangeResult> results() {
        List<ChangeResult> all = new ArrayList<>(state.earlier);
        plan.changes().forEach(change -> all.add(result(change)));
        return all;
    }

    /** Keeps what was done under this plan, before another is made. */
    void close() {
        results().stream()
                .filter(result -> result.status().changed())
                .filter(result -> !state.earlier.contains(result))
                .forEach(state.earlier::add);
        state.steps.clear();
        state.plan = null;
    }

    private void keep(StepState step, StepResult result) {
        if (result instanceof StepResult.Done) {
            finish(step, Status.DONE);
        } else if (result instanceof StepResult.Found) {
            finish(step, Status.FOUND);
        } else if (result instanceof StepResult.Refused refused) {
            step.problem = refused.problem();
            step.correlationId = refused.correlationId();
            finish(step, Status.REFUSED);
        } else if (result instanceof StepResult.Submitted submitted) {
            step.nextAt = context.now() + submitted.pause().toMillis();
            if (plan.change(step.id).filter(Change::provisions).isPresent()) {
                state.step(StepState.PROVISIONING).nextAt = step.nextAt;
            }
            finish(step, Status.SUBMITTED);
            context.provisioningState(submitted.state());
        } else if (result instanceof StepResult.Wait wait) {
            step.nextAt = context.now() + wait.pause().toMillis();
        } else if (result instanceof StepResult.AttachAgain) {
            attachAgain();
        } else if (result instanceof StepResult.Fail && step.id.equals(StepState.PROVISIONING)) {
            provisioned(Status.FAILED);
        }
    }

    /** What the new compute comes with is granted anew; the failed one, and what was granted to it, stay in the report. */
    private void attachAgain() {
        plan.change(AttachCompute.ID)
                .ifPresent(attach -> state.earlier.add(new ChangeResult(attach, Status.FAILED, "")));
        results().stream()
                .filter(result -> result.change() instanceof GrantRole grant && grant.holder() == Holder.COMPUTE)
                .filter(result -> result.status().changed())
                .forEach(state.earlier::add);
        plan = plan.attachingAgain(
                context.request().computeName(),
                context.request().cluster().id().toString());
        state.plan = plan;
        state.steps.removeIf(step -> step.id.equals(AttachCompute.ID)
                || step.id.equals(DetachCompute.ID)
                || step.id.equals(StepState.PROVISIONING)
                || isOfCompute(step.id));
        state.operationErrors.clear();
        state.step(DetachCompute.ID).nextAt = context.now() + FreshRoles.RETRY.toMillis();
    }

    private boolean isOfCompute(String id) {
        return plan.change(id)
                .filter(change -> change instanceof GrantRole grant && grant.holder() == Holder.COMPUTE)
                .isPresent();
    }

    private void finish(StepState step, Status status) {
        step.status = status;
        step.by = status == Status.SUBMITTED ? step.by : "";
        if (step.id.equals(StepState.PROVISIONING)) {
            provisioned(status);
        } else {
            plan.change(step.id).filter(change -> status != Status.FOUND).ifPresent(this::tell);
            if (plan.change(step.id).orElse(null) instanceof GrantRole grant
                    && (status == Status.DONE || status == Status.FOUND)) {
                state.granted(grant.holder(), context.now());
                state.grantedRoles |= grant.holder() == Holder.WORKSPACE;
                state.grantedComputeRoles |= grant.holder() == Holder.COMPUTE;
            }
        }
    }

    /** The end of the provisioning is the end of what it was for. */
    private void provisioned(Status status) {
        plan.changes().stream()
                .filter(Change::provisions)
                .filter(change -> state.step(change.id()).status == Status.SUBMITTED)
                .forEach(change -> {
                    state.step(change.id()).status = status;
                    tell(change);
                });
    }

    private void tell(Change change) {
        context.tell(new AttachEvent.Changed(result(change)));
    }

    private ChangeResult result(Change change) {
        StepState step = state.step(change.id());
        boolean isNamed =
                change instanceof GrantRole grant && grant.principalId().isEmpty();
        Change shown = isNamed
                ? ((GrantRole) change).to(state.principalId)
                : change instanceof VerifyCompute verify ? verify.by(step.job) : change;
        boolean lost = step.status == Status.PENDING && (step.unanswered || step.given);
        return new ChangeResult(shown, step.status, lost ? "it is unknown whether Azure carried it out" : step.problem);
    }

    /** Why the run failed although every change has finished; empty when it did not. */
    Optional<AttachFailure> failure() {
        List<StepState> refused = state.steps.stream()
                .filter(step -> step.status == Status.REFUSED)
                .toList();
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failures(context).changesRefused(results(), refused));
    }
}
