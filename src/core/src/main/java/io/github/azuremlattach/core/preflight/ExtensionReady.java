package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;

/** Whether the Azure Machine Learning extension is installed, has succeeded and may do some work. */
final class ExtensionReady implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        if (context.observed()
                .cluster()
                .seen()
                .filter(cluster -> cluster.isEmpty())
                .isPresent()) {
            return List.of();
        }
        return context.observed()
                .extension()
                .fold(
                        extension -> extension
                                .map(found -> judge(context, found))
                                .orElseGet(() -> context.sayOfCluster(Finding.EXTENSION_MISSING)),
                        why -> context.say(Finding.EXTENSION_UNREADABLE, "why", why));
    }

    private static List<Verdict> judge(CheckContext context, Extension extension) {
        ProvisioningState state = ProvisioningState.of(extension.state());
        if (state != ProvisioningState.SUCCEEDED) {
            String problems = extension.problems().isEmpty() ? "" : ": " + String.join("; ", extension.problems());
            return context.sayOfCluster(
                    finding(context, state),
                    "name",
                    extension.name(),
                    "state",
                    extension.state(),
                    "problems",
                    problems);
        }
        boolean idle = !extension.isOn("enableTraining")
                && !extension.isOn("enableInference")
                && !extension.settings().isEmpty();
        return context.say(idle ? Finding.EXTENSION_IDLE : Finding.EXTENSION_READY, "name", extension.name());
    }

    private static Finding finding(CheckContext context, ProvisioningState state) {
        if (state == ProvisioningState.RUNNING) {
            return Finding.EXTENSION_INSTALLING;
        }
        boolean explained = context.health()
                .flatMap(Observation::seen)
                .filter(health -> !health.problems().isEmpty())
                .isPresent();
        return explained ? Finding.EXTENSION_UNHEALTHY : Finding.EXTENSION_BROKEN;
    }
}
