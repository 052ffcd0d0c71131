package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.survey.Observation;
import java.util.Optional;

/** Whether the namespace exists: the service itself never looks, and jobs then stay queued without a word. */
final class NamespaceExists implements Check {
    private static final String NAME = "namespace exists";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        return evidence.namespace().map(looked -> verdict(evidence, looked));
    }

    private static Verdict verdict(CheckContext evidence, Observation<Boolean> looked) {
        String namespace = evidence.request().kubernetes().namespace();
        return looked.fold(
                exists -> exists
                        ? Verdict.pass(NAME, "namespace " + namespace + " is there")
                        : missing(evidence, namespace),
                why -> unseen(evidence, namespace, why));
    }

    private static Verdict unseen(CheckContext evidence, String namespace, String why) {
        boolean planned = evidence.planned().createNamespace();
        if (evidence.request().policy().createNamespace() && !planned) {
            return Verdict.fail(
                    NAME,
                    "namespace " + namespace + " cannot be created: " + why,
                    Advice.remedy("Create it by hand: kubectl create namespace " + namespace));
        }
        return Verdict.couldNotCheck(
                NAME,
                why,
                Advice.remedy(
                        planned
                                ? "It will be created unless it is there"
                                : "Make sure that it exists: kubectl get namespace " + namespace));
    }

    private static Verdict missing(CheckContext evidence, String namespace) {
        if (evidence.request().policy().createNamespace()) {
            return Verdict.pass(NAME, "namespace " + namespace + " is missing and will be created");
        }
        String alternative = evidence.request().cluster().isAks()
                ? ", or set " + evidence.request().name(Parameter.CREATE_NAMESPACE) + " to true"
                : "";
        return Verdict.fail(
                NAME,
                "there is no namespace " + namespace + " in the "
                        + evidence.request().cluster(),
                new Advice(
                        "Workloads of the compute would fail or stay queued.",
                        "Create it: kubectl create namespace " + namespace + alternative + ".",
                        "https://learn.microsoft.com/azure/machine-learning/how-to-attach-kubernetes-to-workspace"));
    }
}
