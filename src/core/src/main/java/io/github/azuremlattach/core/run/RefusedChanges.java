package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.diagnosis.Explanation;
import io.github.azuremlattach.core.diagnosis.Place;
import io.github.azuremlattach.core.diagnosis.Symptom;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachFailure.Kind;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.FederateServiceAccount;
import io.github.azuremlattach.core.result.RegisterProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words the failure of a run of which Azure refused some changes for good, with the commands that make them by hand. */
final class RefusedChanges {
    private final AttachRequest request;
    private final List<ChangeResult> refused;
    private final List<String> commands;
    private final String correlationId;

    RefusedChanges(AttachRequest request, List<ChangeResult> results, List<StepState> steps) {
        this.request = request;
        this.refused = results.stream()
                .filter(result -> result.status() == Status.REFUSED)
                .toList();
        this.commands = refused.stream()
                .flatMap(result -> result.change().commands().stream())
                .toList();
        this.correlationId = steps.get(0).correlationId;
    }

    AttachFailure failure(List<String> seenBefore) {
        List<String> words =
                refused.stream().map(ChangeResult::problem).distinct().toList();
        Explanation why = Diagnosis.of(request)
                .with(Map.of("grants", String.join("\n", commands)))
                .explain(Symptom.at(federates() ? Place.REQUEST : Place.ROLE_ASSIGNMENT, words));
        List<String> evidence = new ArrayList<>(seenBefore);
        refused.forEach(result ->
                evidence.add(result.change().kind() + " " + result.change().subject() + " was refused"));
        boolean registers = refused.stream().anyMatch(result -> result.change() instanceof RegisterProvider);
        String code = federates() ? "federation-refused" : why.codeOr("role-refused");
        return new AttachFailure(
                Kind.REFUSED,
                registers ? "provider-refused" : code,
                refused.size() == 1
                        ? "Azure refused to " + refused.get(0).change().kind() + " "
                                + refused.get(0).change().subject() + "."
                        : "Azure refused " + refused.size() + " changes.",
                evidence,
                words,
                registers ? List.of(registerByHand()) : federates() ? List.of(federateByHand()) : advice(why),
                correlationId);
    }

    private boolean federates() {
        return refused.stream().allMatch(result -> result.change() instanceof FederateServiceAccount);
    }

    private List<Advice> advice(Explanation why) {
        return why.isKnown() || commands.isEmpty() ? why.advice() : List.of(grantByHand());
    }

    private Advice federateByHand() {
        return new Advice(
                "Azure does not let the pipeline write federated credentials of the identity.",
                "Follow Azure's words, or have somebody with the role Managed Identity Contributor on the identity make them.",
                commands,
                "https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust-user-assigned-managed-identity");
    }

    private Advice grantByHand() {
        return new Advice(
                "Azure does not assign the role to the identity.",
                "Follow Azure's words, or have an administrator grant what is missing.",
                commands,
                "https://learn.microsoft.com/azure/role-based-access-control/troubleshooting");
    }

    private Advice registerByHand() {
        return new Advice(
                "The pipeline's identity may not register resource providers, which takes a role such as Contributor"
                        + " on the subscription.",
                "Have an administrator of the subscription register them once.",
                commands,
                "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types");
    }
}
