package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.plan.ExtensionDecision;
import io.github.azuremlattach.core.request.ExtensionRequest;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.result.UpdateExtension;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Optional<Integer> few = tooFewNodes(context);
        if (few.isPresent()) {
            return context.say(
                    Finding.EXTENSION_TOO_FEW_NODES, "nodes", few.get().toString());
        }
        AttachPlan plan = context.decision().plan();
        if (plan.change(InstallExtension.ID).isPresent()) {
            return context.say(
                    Finding.EXTENSION_TO_INSTALL,
                    "name",
                    plan.changes(InstallExtension.class).get(0).name());
        }
        return context.observed()
                .extension()
                .fold(
                        extension -> extension
                                .map(found -> judge(context, found))
                                .orElseGet(() -> context.sayOfCluster(Finding.EXTENSION_MISSING)),
                        why -> context.say(unseen(context), "why", why));
    }

    /** Whoever is to install it has to know whether it is there. */
    private static Finding unseen(CheckContext context) {
        return context.request().provision().extension().installs()
                ? Finding.EXTENSION_UNKNOWN
                : Finding.EXTENSION_UNREADABLE;
    }

    private static List<Verdict> judge(CheckContext context, Extension extension) {
        ProvisioningState state = extension.provisioningState();
        boolean lost = state == ProvisioningState.FAILED || state == ProvisioningState.CANCELED;
        Set<String> secrets = ExtensionDecision.lost(extension);
        if (lost
                && !secrets.isEmpty()
                && context.request().provision().extension().installs()) {
            return context.sayOfCluster(
                    Finding.EXTENSION_KEEPS_SECRETS,
                    "name",
                    extension.name(),
                    "state",
                    extension.state(),
                    "secrets",
                    String.join(", ", secrets));
        }
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
        List<UpdateExtension> updates = context.decision().plan().changes(UpdateExtension.class);
        if (!updates.isEmpty() && (hasWork(extension) || isOn(updates.get(0).settings()))) {
            return context.say(Finding.EXTENSION_TO_UPDATE, "name", extension.name());
        }
        return context.say(
                !hasWork(extension) ? Finding.EXTENSION_IDLE : Finding.EXTENSION_READY, "name", extension.name());
    }

    private static boolean hasWork(Extension extension) {
        return extension.isOn("enableTraining")
                || extension.isOn("enableInference")
                || extension.settings().isEmpty();
    }

    private static boolean isOn(Map<String, String> settings) {
        return settings.getOrDefault("enableTraining", "").equalsIgnoreCase("true")
                || settings.getOrDefault("enableInference", "").equalsIgnoreCase("true");
    }

    /** How many nodes there are, where a highly available router is asked for and they are too few. */
    private static Optional<Integer> tooFewNodes(CheckContext context) {
        ExtensionRequest asked = context.request().provision().extension();
        boolean available =
                asked.settings().getOrDefault("inferenceRouterHA", "").equalsIgnoreCase("true");
        return context.observed()
                .knownCluster()
                .map(cluster -> cluster.details().nodes())
                .filter(nodes -> asked.installs() && available && nodes >= 0 && nodes < 3);
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
