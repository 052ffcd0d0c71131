package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan finds in Azure. */
final class Found {
    /** A compute as {@link Ask#aks} makes it. */
    static final String SAME = compute("Succeeded", "{\"type\":\"None\"}", "\"namespace\":\"default\"");

    private static final Workspace WORKSPACE = new Workspace(
            "westeurope",
            "Succeeded",
            "SystemAssigned",
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private Found() {}

    /** The JSON of an attached AKS cluster. */
    static String compute(String state, String identity, String kubernetes) {
        return """
                {"name":"team-a","identity":%s,"properties":{"computeType":"Kubernetes","provisioningState":"%s",
                 "isAttachedCompute":true,"resourceId":"%s","description":null,"properties":{%s}}}
                """.formatted(identity, state, Ask.AKS, kubernetes);
    }

    static ObservedState nothing() {
        return findings(Optional.empty(), RoleNeeds.NONE);
    }

    static ObservedState compute(String json) {
        return findings(Optional.of(Answers.compute(json)), RoleNeeds.NONE);
    }

    static ObservedState findings(Optional<Compute> compute, RoleNeeds roles) {
        return new ObservedState(
                WORKSPACE,
                compute,
                new Observation.Seen<>(compute.stream().toList()),
                new Observation.Seen<>(Optional.empty()),
                new Observation.Seen<>(Optional.empty()),
                new Observation.Seen<>(Map.of()),
                Map.of(),
                roles);
    }

    /** A need for a role of this name; held, missing or not to be seen. */
    static RoleNeed need(String role, Observation<Boolean> held) {
        return new RoleNeed(
                "p-1", "the identity", "7f951dda-4ed3-4680-a7ca-43fe172d538d", role, Ask.AKS, "it reads", held, false);
    }

    static RoleNeeds roles(List<RoleNeed> workspace, List<RoleNeed> compute) {
        return new RoleNeeds(workspace, compute, List.of(), List.of());
    }
}
