package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.http.RateBudget.Need;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.survey.FleetContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a change is said to cost is asked of the provider that Azure asks for it. */
class CostsTest {
    private static final String[] ON_AKS = {
        "register-providers", "true",
        "extension", "install",
        "namespace", "new",
        "create-namespace", "true",
        "instance-types", "{small: {resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}}",
        "apply-instance-types", "true",
        "identity-type", "UserAssigned",
        "user-assigned-identities", Rig.TRAINING,
        "federated-credentials", "azureml/default",
        "compute-roles", "AcrPull @ registry",
        "verify", "job"
    };

    @Test
    void everyChangeIsPaidForAtItsOwnProvider() {
        String bare = """
            providers: {Microsoft.KubernetesConfiguration: NotRegistered}
            aks: {aks-1: {extension: null, oidcIssuer: 'https://oidc.example/'}}
            """;
        Map<String, Set<String>> costs = new TreeMap<>(costs(bare, ON_AKS));
        costs.putAll(costs(
                "arc: {edge-7: {extension: null}}\nrelays: {edge700000000000000000000000000000000rgmlrelay: null}",
                "resource-id",
                Rig.ARC,
                "extension",
                "install"));
        costs.putAll(costs(
                "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: default}}",
                "mode",
                "detach",
                "remove-extension",
                "true"));

        assertEquals(
                Map.ofEntries(
                        Map.entry("register-provider", Set.of("write Microsoft.Resources")),
                        Map.entry("install-extension", Set.of("write Microsoft.KubernetesConfiguration")),
                        Map.entry("remove-extension", Set.of("write Microsoft.KubernetesConfiguration")),
                        Map.entry("create-relay", Set.of("write Microsoft.Relay")),
                        Map.entry("create-namespace", Set.of("write Microsoft.ContainerService")),
                        Map.entry("apply-instance-types", Set.of("write Microsoft.ContainerService")),
                        Map.entry("federate", Set.of("write Microsoft.ManagedIdentity")),
                        Map.entry("grant", Set.of("write Microsoft.Authorization")),
                        Map.entry("verify", Set.of("write Microsoft.MachineLearningServices")),
                        Map.entry(
                                "attach",
                                Set.of(
                                        "read Microsoft.MachineLearningServices",
                                        "write Microsoft.MachineLearningServices")),
                        Map.entry(
                                "detach",
                                Set.of(
                                        "read Microsoft.MachineLearningServices",
                                        "write Microsoft.MachineLearningServices"))),
                costs);
    }

    /** By kind of change, what is asked of whom. */
    private static Map<String, Set<String>> costs(String scenario, String... given) {
        try (Rig rig = Rig.with(scenario)) {
            AttachSettings settings = AttachSettings.of(rig.settings(given));
            AttachRequest request = AttachRequest.from(settings);
            AzureAccess azure = AzureConnector.from(settings, "azureml-attach/test");
            List<AttachPlan> plans = new ArrayList<>();
            rig.run(given).plan().ifPresent(plans::add);
            RunState state = RunState.begin(rig.clock.millis(), 600_000);
            state.plan = plans.get(0);
            RunContext context =
                    new RunContext(request, new FleetContext(azure, rig.clock), rig.clock, event -> {}, state);
            Map<String, Set<String>> costs = new TreeMap<>();
            for (Change change : plans.get(0).changes()) {
                Set<String> asked = costs.computeIfAbsent(change.kind(), kind -> new TreeSet<>());
                Costs.of(context, Optional.of(state.step(change.id()))).stream()
                        .map(CostsTest::words)
                        .forEach(asked::add);
            }
            return costs;
        }
    }

    private static String words(Need need) {
        return (need.write() ? "write " : "read ") + need.provider();
    }
}
