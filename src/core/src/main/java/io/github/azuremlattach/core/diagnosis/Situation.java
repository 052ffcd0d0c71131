package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What advice may name of a request: the resources and the settings that decide what there is left to do. */
final class Situation {
    private static final String ALWAYS_THERE = "default";

    private Situation() {}

    static Map<String, String> of(AttachRequest request) {
        ResourceId workspace = request.workspace();
        Map<String, String> facts = new HashMap<>(Map.of(
                "subscription", workspace.subscriptionId(),
                "workspace-group", workspace.resourceGroup(),
                "workspace", workspace.name(),
                "workspace-id", workspace.toString(),
                "compute", request.computeName(),
                "namespace", request.kubernetes().namespace(),
                "workspace-roles", word(request.policy().workspaceRoles()),
                "create-namespace", String.valueOf(request.policy().createNamespace()),
                "apply-instance-types", String.valueOf(request.provision().applyInstanceTypes()),
                "mode", word(request.policy().mode())));
        request.target().ifPresent(target -> cluster(target, facts));
        String namespace = request.kubernetes().namespace();
        if (!namespace.equals(ALWAYS_THERE)) {
            facts.put("sought", namespace);
        }
        request.identity().userAssigned().stream()
                .findFirst()
                .ifPresent(identity -> facts.put("identity", identity.toString()));
        return facts;
    }

    private static void cluster(ClusterRef cluster, Map<String, String> facts) {
        facts.put("cluster-kind", cluster.isAks() ? "aks" : "arc");
        facts.put("cluster-type", cluster.isAks() ? "managedClusters" : "connectedClusters");
        facts.put("cluster", cluster.id().name());
        facts.put("cluster-group", cluster.id().resourceGroup());
        facts.put("cluster-subscription", cluster.id().subscriptionId());
        facts.put("cluster-id", cluster.id().toString());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
