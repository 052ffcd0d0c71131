package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.RemoveExtension;
import io.github.azuremlattach.core.survey.CachedReads;
import io.github.azuremlattach.core.survey.ClusterUse;
import io.github.azuremlattach.core.survey.ClusterUseReader;
import java.time.Instant;
import java.util.Optional;

/** Removes the extension, after it has looked once more whether another compute stands on the cluster. */
final class RemoveExtensionExecutor implements StepExecutor<RemoveExtension> {
    @Override
    public StepResult execute(RemoveExtension change, StepState step, RunContext context) {
        ExtensionWatch watch = new ExtensionWatch(change.id(), change.name(), step, context);
        if (step.status == Status.SUBMITTED) {
            return watch.lookWhetherGone();
        }
        ClusterRef cluster = context.request().cluster();
        Optional<Extension> found = context.azure().extensions().find(cluster);
        boolean ours = step.mayHaveWritten(context.process());
        if (found.isEmpty()) {
            return ours ? new StepResult.Done() : new StepResult.Found();
        }
        if (!found.get().name().equalsIgnoreCase(change.name())) {
            return new StepResult.Replan();
        }
        return switch (found.get().provisioningState()) {
            case DELETING -> ours ? watch.begun(Optional.empty()) : watch.pause(Optional.empty());
            case RUNNING -> watch.pause(Optional.empty());
            case SUCCEEDED, FAILED, CANCELED -> {
                ClusterUse use = use(context);
                yield use.computes().isEmpty()
                        ? watch.begun(context.azure().extensions().remove(cluster, change.name()))
                        : new StepResult.Fail(
                                new ExtensionFailure(context, change.id(), change.name()).inUse(use.computes()));
            }
        };
    }

    /** What is remembered does not count here. */
    private static ClusterUse use(RunContext context) {
        CachedReads now = new CachedReads(context.fleet(), Instant.ofEpochMilli(context.now()));
        return new ClusterUseReader(context.request(), now).read();
    }
}
