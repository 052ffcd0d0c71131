package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.InstanceTypes;
import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.diagnosis.Explanation;
import io.github.azuremlattach.core.diagnosis.Place;
import io.github.azuremlattach.core.diagnosis.Symptom;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.ApplyInstanceTypes;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachFailure.Kind;
import java.util.List;

/** Words why a command in the cluster did not do what it should. */
final class KubectlFailure {
    private final AttachRequest request;

    KubectlFailure(RunContext context) {
        this.request = context.request();
    }

    AttachFailure namespace(RunCommands.Result result) {
        String namespace = request.kubernetes().namespace();
        return failure(
                result,
                result.exitCode().isPresent()
                        ? "Namespace " + namespace + " could not be created."
                        : namespaceUnknown(request),
                new Advice("", "Create it by hand.", List.of("kubectl create namespace " + namespace), ""));
    }

    static String namespaceUnknown(AttachRequest request) {
        return "It is unknown whether namespace " + request.kubernetes().namespace() + " was created.";
    }

    AttachFailure instanceTypes(ApplyInstanceTypes change, RunCommands.Result result) {
        return failure(
                result,
                result.exitCode().isPresent()
                        ? "The " + change.subject() + " could not be applied."
                        : "It is unknown whether the " + change.subject() + " were applied.",
                new Advice(
                        "",
                        "Read kubectl's words, and apply them by hand where the request is right.",
                        ("kubectl apply -f - <<'EOF'\n" + InstanceTypes.manifest(change.types()) + "EOF")
                                .lines()
                                .toList(),
                        "https://learn.microsoft.com/azure/machine-learning/how-to-manage-kubernetes-instance-types"));
    }

    private AttachFailure failure(RunCommands.Result result, String summary, Advice byHand) {
        Explanation why = Diagnosis.of(request)
                .explain(Symptom.at(
                        Place.RUN_COMMAND_RESULT, result.logs().lines().toList()));
        return new AttachFailure(
                Kind.REFUSED,
                why.codeOr(Kind.REFUSED.code()),
                summary,
                List.of(result.logs().isEmpty() ? "kubectl produced no output." : result.logs()),
                List.of(),
                why.isKnown() ? why.advice() : List.of(byHand),
                "");
    }
}
