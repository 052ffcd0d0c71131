package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes.OperationStatus;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.request.OnDifference;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.UpdateCompute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Watches Azure provision the compute, and judges it: Azure's word that an operation went well is not enough. */
final class Provisioning {
    private static final Duration STALE = Duration.ofMinutes(2);
    private static final int MAX_RETRIES = 5;

    private final RunContext context;
    private final StepState step;

    Provisioning(RunContext context, StepState step) {
        this.context = context;
        this.step = step;
    }

    /** Looks at the operation and the compute in turn, since either may be the first to tell the end. */
    StepResult look() {
        step.since = step.since == 0 ? context.now() : step.since;
        if (context.listed().saysNothingNew()) {
            return later(Optional.empty());
        }
        if (context.listed().wasHeard()) {
            return compute();
        }
        return context.pollInTurn(StepState.PROVISIONING, step)
                .map(this::operation)
                .orElseGet(this::compute);
    }

    private StepResult operation(OperationStatus status) {
        if (!status.state().isTerminal()) {
            return later(status.retryAfter());
        }
        status.error().lines().forEach(context.state().operationErrors::add);
        if (status.state() != ProvisioningState.SUCCEEDED) {
            step.operationEnd = status.state().word();
        }
        return new StepResult.Wait(Duration.ZERO);
    }

    /** The compute's own state wins, except that one that is still under way is believed for a moment only. */
    private StepResult compute() {
        Optional<Compute> found = context.readCompute();
        if (found.isEmpty()) {
            return step.misses++ == 0 ? later(Optional.empty()) : new StepResult.Fail(new Failures(context).vanished());
        }
        Compute compute = found.get();
        ProvisioningState reached = compute.provisioningState();
        boolean ended = !step.operationEnd.isEmpty();
        if (!reached.isTerminal() && ended && step.misses++ > 0) {
            return explained(step.operationEnd, compute);
        }
        if (!reached.isTerminal() || isStale()) {
            return later(Optional.empty());
        }
        if (reached == ProvisioningState.SUCCEEDED) {
            return verified(compute);
        }
        addOperationErrors();
        return failed(compute);
    }

    /** What an operation says that has not been seen to end; it is no longer waited for. */
    private void addOperationErrors() {
        try {
            context.poll(StepState.PROVISIONING)
                    .ifPresent(status -> status.error().lines().forEach(context.state().operationErrors::add));
        } catch (ArmException e) {
            // The compute has said that it failed; what the operation would add is not worth another try.
        }
    }

    /** While an update goes on, the compute may still show how it was before. */
    private boolean isStale() {
        return context.hasOperation(StepState.PROVISIONING)
                && context.state().plan().change(UpdateCompute.ID).isPresent()
                && context.now() - step.since < STALE.toMillis();
    }

    private StepResult verified(Compute compute) {
        boolean keeps = context.state().plan().decision() == AttachPlan.Decision.KEEP;
        List<Difference> wrong = keeps ? List.of() : ComputeDiff.contradictions(context.request(), compute);
        return wrong.isEmpty() ? new StepResult.Done() : new StepResult.Fail(new Failures(context).notAsAsked(wrong));
    }

    private StepResult failed(Compute compute) {
        List<String> words = new ArrayList<>(context.state().operationErrors);
        words.addAll(compute.errors().lines());
        boolean isOwn = context.state().plan().change(AttachCompute.ID).isPresent();
        boolean mayBeReplaced = isOwn || context.request().policy().onDifference() == OnDifference.REPLACE;
        if (!mayBeReplaced || context.state().retries >= MAX_RETRIES || !new FreshRoles(context).mayExplain(words)) {
            return explained(compute.state(), compute);
        }
        context.state().retries++;
        context.tell(new AttachEvent.Retrying(FreshRoles.ATTACHED_AGAIN, FreshRoles.RETRY));
        return isOwn ? new StepResult.AttachAgain() : new StepResult.Replan();
    }

    /** The end, once the cluster has had its time to say why. */
    private StepResult explained(String how, Compute compute) {
        HealthQuestion question = new HealthQuestion(context);
        Optional<Duration> pause = question.ask();
        if (pause.isPresent()) {
            return new StepResult.Wait(pause.get());
        }
        question.keep();
        return new StepResult.Fail(new Failures(context).computeFailed(how, compute));
    }

    private StepResult later(Optional<Duration> retryAfter) {
        Duration waited = Duration.ofMillis(context.now() - step.since);
        step.looks++;
        return new StepResult.Wait(
                Schedule.pause(step.looks, waited, retryAfter, context.request().computeName()));
    }
}
