package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.UpdateCompute;
import java.util.List;
import java.util.Optional;

/** Changes the identity of a compute in place; what somebody else changed since the plan is judged anew. */
final class UpdateExecutor implements StepExecutor<UpdateCompute> {
    @Override
    public StepResult execute(UpdateCompute change, StepState step, RunContext context) {
        Optional<Compute> compute = context.readCompute();
        if (compute.isEmpty()) {
            return new StepResult.Replan();
        }
        List<Difference> differences = ComputeDiff.between(context.request(), compute.get());
        if (differences.isEmpty() || ComputeDiff.isSent(context.request(), compute.get())) {
            return step.mayHaveWritten(context.process()) ? StepResult.Submitted.earlier() : new StepResult.Replan();
        }
        if (!differences.stream().allMatch(Difference::inPlace) || !isSameCluster(change, compute.get())) {
            return new StepResult.Replan();
        }
        return AttachExecutor.submitted(
                context.azure()
                        .computes()
                        .update(
                                context.request().computeId(),
                                compute.get(),
                                change.location(),
                                context.request().identity(),
                                change.tags()),
                context);
    }

    private static boolean isSameCluster(UpdateCompute change, Compute compute) {
        return compute.resourceId()
                .map(id -> id.toString().equalsIgnoreCase(change.cluster()))
                .orElse(change.cluster().isEmpty());
    }
}
