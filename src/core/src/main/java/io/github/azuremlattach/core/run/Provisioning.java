package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes.OperationStatus;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Difference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Watches Azure provision the compute, and judges it: Azure's word that an operation went well is not enough. */
final class Provisioning {
    private static final int MAX_RETRIES = 5;

    private final RunContext context;
    private final StepState step;

    Provisioning(RunContext context, StepState step) {
        this.context = context;
        this.step = step;
    }

    StepResult look() {
        step.since = step.since == 0 ? context.now() : step.since;
        Optional<OperationStatus> status = context.poll(StepState.PROVISIONING);
        if (status.isPresent()) {
            if (!status.get().state().isTerminal()) {
                return later(status.get().retryAfter());
            }
            status.get().error().lines().forEach(context.state().operationErrors::add);
            return new StepResult.Wait(Duration.ZERO);
        }
        Optional<Compute> compute = context.readCompute();
        if (compute.isEmpty()) {
            return new StepResult.Fail(new Failures(context).vanished());
        }
        ProvisioningState reached = compute.get().provisioningState();
        if (!reached.isTerminal()) {
            return later(Optional.empty());
        }
        return reached == ProvisioningState.SUCCEEDED ? verified(compute.get()) : failed(compute.get());
    }

    private StepResult verified(Compute compute) {
        boolean keeps = context.state().plan().decision() == AttachPlan.Decision.KEEP;
        List<Difference> wrong = keeps ? List.of() : ComputeDiff.contradictions(context.request(), compute);
        return wrong.isEmpty() ? new StepResult.Done() : new StepResult.Fail(new Failures(context).notAsAsked(wrong));
    }

    private StepResult failed(Compute compute) {
        List<String> words = new ArrayList<>(context.state().operationErrors);
        words.addAll(compute.errors().lines());
        if (context.state().retries < MAX_RETRIES
                && context.state().plan().change(AttachCompute.ID).isPresent()
                && new FreshRoles(context).mayExplain(words)) {
            return new StepResult.AttachAgain();
        }
        return new StepResult.Fail(new Failures(context).computeFailed(compute));
    }

    private StepResult later(Optional<Duration> retryAfter) {
        Duration waited = Duration.ofMillis(context.now() - step.since);
        step.looks++;
        return new StepResult.Wait(
                Schedule.pause(step.looks, waited, retryAfter, context.request().computeName()));
    }
}
