package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which step of a plan may begin, and which is next: the earliest due of those whose dependencies are in effect. */
final class StepOrder {
    private final RunContext context;
    private final RunState state;
    private final AttachPlan plan;

    StepOrder(RunContext context) {
        this.context = context;
        this.state = context.state();
        this.plan = state.plan();
    }

    /** The step whose turn is next; empty when all have finished. */
    Optional<StepState> next() {
        plan.changes().forEach(this::skipIfBlocked);
        return open().stream().filter(this::isReady).min(Comparator.comparingLong((StepState step) -> step.nextAt));
    }

    /** Notes who is about to do what may begin now, so that whoever goes on after a crash knows that it may be done. */
    void sign() {
        next();
        open().stream()
                .filter(this::isReady)
                .filter(step -> step.by.isEmpty())
                .forEach(step -> step.by = context.process());
    }

    /** The steps that have not finished. */
    List<StepState> open() {
        List<StepState> open = new ArrayList<>();
        plan.changes().forEach(change -> open.add(state.step(change.id())));
        if (plan.awaits()) {
            open.add(state.step(StepState.PROVISIONING));
        }
        open.removeIf(this::isOver);
        return open;
    }

    private boolean isOver(StepState step) {
        if (step.status != Status.SUBMITTED) {
            return isFinished(step);
        }
        Change change = plan.change(step.id).orElseThrow();
        boolean leavesDetach = context.request().policy().mode() == Mode.DETACH
                && !context.request().policy().await();
        return change.provisions() || (change instanceof DetachCompute && leavesDetach);
    }

    static boolean isFinished(StepState step) {
        return step.status != Status.PENDING && step.status != Status.SUBMITTED;
    }

    private boolean isReady(StepState step) {
        Optional<Change> change = plan.change(step.id);
        if (change.isEmpty()) {
            return plan.changes().stream()
                    .filter(Change::provisions)
                    .allMatch(attach -> state.step(attach.id()).status != Status.PENDING);
        }
        boolean waits = change.get() instanceof VerifyCompute
                && plan.awaits()
                && !isFinished(state.step(StepState.PROVISIONING));
        return !waits && change.get().after().stream().allMatch(id -> isInEffect(id, change.get()));
    }

    /**
     * A role of the compute's identity is granted while Azure provisions the compute; all else waits for the end. So does a
     * role of an identity that goes with the compute, where the compute may yet be attached again.
     */
    private boolean mayGoAhead(Change dependent) {
        return dependent instanceof GrantRole grant
                && (!grant.principalId().isEmpty() || !plan.awaits() || !new FreshRoles(context).areNew());
    }

    private boolean isInEffect(String id, Change dependent) {
        Status status = state.step(id).status;
        boolean provisions = plan.change(id).filter(Change::provisions).isPresent();
        return status == Status.DONE
                || status == Status.FOUND
                || (status == Status.SUBMITTED && provisions && mayGoAhead(dependent));
    }

    private void skipIfBlocked(Change change) {
        StepState step = state.step(change.id());
        boolean blocked = change.after().stream()
                .map(id -> state.step(id).status)
                .anyMatch(status -> status == Status.REFUSED || status == Status.SKIPPED || status == Status.FAILED);
        if (blocked && step.status == Status.PENDING) {
            step.status = Status.SKIPPED;
        }
        if (blocked && change.provisions()) {
            state.step(StepState.PROVISIONING).status = Status.SKIPPED;
        }
    }
}
