package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.Extensions;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.UpdateExtension;
import java.util.Optional;

/** Brings the settings, the version or the train of the extension to what was planned, and nothing else. */
final class UpdateExtensionExecutor implements StepExecutor<UpdateExtension> {
    @Override
    public StepResult execute(UpdateExtension change, StepState step, RunContext context) {
        ExtensionWatch watch = new ExtensionWatch(change.id(), change.name(), step, context);
        if (step.status == Status.SUBMITTED) {
            return watch.look(extension -> isInEffect(change, extension));
        }
        ClusterRef cluster = context.request().cluster();
        Optional<Extension> found = context.azure().extensions().find(cluster);
        boolean ours = step.mayHaveWritten(context.process());
        if (found.isEmpty()) {
            return new StepResult.Replan();
        }
        return switch (found.get().provisioningState()) {
            case RUNNING -> ours ? watch.begun(Optional.empty()) : watch.pause(Optional.empty());
            case DELETING, FAILED, CANCELED -> new StepResult.Replan();
            case SUCCEEDED ->
                isInEffect(change, found.get())
                        ? ours ? new StepResult.Done() : new StepResult.Found()
                        : watch.begun(context.azure()
                                .extensions()
                                .update(
                                        cluster,
                                        change.name(),
                                        new Extensions.Wanted(change.version(), change.train(), change.settings())));
        };
    }

    private static boolean isInEffect(UpdateExtension change, Extension extension) {
        return extension.isReady()
                && (change.version().isEmpty() || change.version().equals(extension.version()))
                && (change.train().isEmpty() || change.train().equalsIgnoreCase(extension.train()))
                && change.settings().entrySet().stream().allMatch(setting -> setting.getValue()
                        .equals(extension.settings().get(setting.getKey())));
    }
}
