package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import java.util.Optional;

/** Whether the Azure Machine Learning extension is installed, has succeeded and may do some work. */
final class ExtensionReady implements Check {
    private static final String NAME = "extension ready";
    private static final String PAGE =
            "https://learn.microsoft.com/azure/machine-learning/how-to-deploy-kubernetes-extension";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        if (evidence.findings().cluster().seen().filter(Optional::isEmpty).isPresent()) {
            return Optional.empty();
        }
        ClusterRef cluster = evidence.request().cluster();
        return Optional.of(evidence.findings()
                .extension()
                .fold(
                        extension -> extension.map(e -> judge(e, cluster)).orElseGet(() -> missing(cluster)),
                        why -> Verdict.couldNotCheck(
                                NAME,
                                why,
                                Advice.remedy("Give the pipeline's identity the role Reader on the cluster."))));
    }

    private static Verdict missing(ClusterRef cluster) {
        String type = cluster.isAks() ? "managedClusters" : "connectedClusters";
        return Verdict.fail(
                NAME,
                "the Azure Machine Learning extension is not installed",
                new Advice(
                        "",
                        "Install it: az k8s-extension create --name azureml --extension-type "
                                + "Microsoft.AzureML.Kubernetes --scope cluster --config enableTraining=True --cluster-type "
                                + type + " --resource-group " + cluster.id().resourceGroup() + " --cluster-name "
                                + cluster.id().name(),
                        PAGE));
    }

    private static Verdict judge(Extension extension, ClusterRef cluster) {
        ProvisioningState state = ProvisioningState.of(extension.state());
        if (state != ProvisioningState.SUCCEEDED) {
            String problems = extension.problems().isEmpty() ? "" : ": " + String.join("; ", extension.problems());
            String remedy = state == ProvisioningState.RUNNING
                    ? "Wait until the extension has Succeeded, then run the step again."
                    : "Repair or reinstall it: az k8s-extension show --name " + extension.name() + " --cluster-name "
                            + cluster.id().name() + " and follow its errors.";
            return Verdict.fail(NAME, "the extension is " + extension.state() + problems, new Advice("", remedy, PAGE));
        }
        if (!extension.isOn("enableTraining")
                && !extension.isOn("enableInference")
                && !extension.settings().isEmpty()) {
            return Verdict.fail(
                    NAME,
                    "the extension allows neither training nor inference",
                    new Advice("", "Update it with enableTraining=True or enableInference=True.", PAGE));
        }
        return Verdict.pass(NAME, "the extension " + extension.name() + " has Succeeded");
    }
}
