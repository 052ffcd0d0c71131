package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.List;
import java.util.Optional;

/** Reads relay namespaces (Namespaces_ListByResourceGroup of Microsoft.Relay 2017-04-01). */
public final class Relays {
    private static final String API = "2017-04-01";
    private static final String MADE_BY_EXTENSION = "Azure Arc-enabled ML";

    private final ArmRestClient arm;

    Relays(ArmRestClient arm) {
        this.arm = arm;
    }

    /** The relay that the extension's installer made beside a cluster; empty when there is not exactly one. */
    public Optional<ResourceId> besides(ResourceId cluster) {
        String group = "/subscriptions/" + cluster.subscriptionId() + "/resourceGroups/" + cluster.resourceGroup();
        List<ResourceId> found = Json.ids(arm.list(group + "/providers/Microsoft.Relay/namespaces", API).stream()
                .filter(node -> Json.text(node.path("tags"), "created_by").equals(MADE_BY_EXTENSION))
                .toList());
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
