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

    /**
     * The relay that the extension's installer made for a cluster: the one that is named after it, or else the only one beside
     * it that is not named after another cluster. Empty when there is none.
     */
    public Optional<ResourceId> besides(ResourceId cluster) {
        String group = "/subscriptions/" + cluster.subscriptionId() + "/resourceGroups/" + cluster.resourceGroup();
        List<ResourceId> found = Json.ids(arm.list(group + "/providers/Microsoft.Relay/namespaces", API).stream()
                .filter(node -> Json.text(node.path("tags"), "created_by").equals(MADE_BY_EXTENSION))
                .toList());
        String own = RelayName.of(cluster);
        Optional<ResourceId> named = found.stream()
                .filter(relay -> relay.name().equalsIgnoreCase(own))
                .findFirst();
        List<ResourceId> others =
                found.stream().filter(relay -> !RelayName.isMade(relay)).toList();
        return named.isPresent() || others.size() != 1 ? named : Optional.of(others.get(0));
    }
}
