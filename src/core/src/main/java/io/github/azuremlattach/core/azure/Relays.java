package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * Reads and makes relays: a namespace, a hybrid connection and its rule (Namespaces_* and HybridConnections_* of
 * Microsoft.Relay 2017-04-01), as the Azure CLI makes them for the extension.
 */
public final class Relays {
    private static final String API = "2017-04-01";
    private static final String CONNECTIONS = "/hybridConnections/";
    private static final String RULE = "/authorizationRules/azureml_rw";
    private static final String MADE_BY_EXTENSION = "Azure Arc-enabled ML";

    private final ArmRestClient arm;

    Relays(ArmRestClient arm) {
        this.arm = arm;
    }

    /** The ARM id that the Azure CLI gives the relay of a cluster. */
    public static ResourceId idFor(ResourceId cluster) {
        return ResourceId.parse(
                        cluster.resourceGroupId() + "/providers/Microsoft.Relay/namespaces/" + RelayName.of(cluster))
                .orElseThrow();
    }

    /** The state of a namespace; empty when there is none. */
    public Optional<String> state(String relay) {
        return arm.find(relay, API).map(node -> Json.text(node.path("properties"), "provisioningState"));
    }

    /** Whether a hybrid connection exists. */
    public boolean hasConnection(String relay, String connection) {
        return arm.find(relay + CONNECTIONS + connection, API).isPresent();
    }

    /** Whether the rule of a hybrid connection exists that the extension signs in with. */
    public boolean hasRule(String relay, String connection) {
        return arm.find(relay + CONNECTIONS + connection + RULE, API).isPresent();
    }

    /** Makes a namespace, which takes a moment. */
    public void create(String relay, String location) {
        ObjectNode body = Json.object().put("location", location);
        body.putObject("tags").put("created_by", MADE_BY_EXTENSION);
        arm.put(relay, API, body);
    }

    /** Makes a hybrid connection. */
    public void createConnection(String relay, String connection) {
        ObjectNode body = Json.object();
        body.putObject("properties").put("requiresClientAuthorization", true);
        arm.put(relay + CONNECTIONS + connection, API, body);
    }

    /** Makes the rule of a hybrid connection. */
    public void createRule(String relay, String connection) {
        ObjectNode body = Json.object();
        body.putObject("properties")
                .putArray("rights")
                .add("Manage")
                .add("Send")
                .add("Listen");
        arm.put(relay + CONNECTIONS + connection + RULE, API, body);
    }

    /** The connection string of a rule: a secret with the right to manage the connection. */
    public String connectionString(String relay, String connection) {
        return Json.text(
                arm.post(relay + CONNECTIONS + connection + RULE + "/listKeys", API, Json.object())
                        .body(),
                "primaryConnectionString");
    }

    /**
     * The relay that the extension's installer made for a cluster: the one that is named after it, or else the only one beside
     * it that is not named after another cluster. Empty when there is none.
     */
    public Optional<ResourceId> besides(ResourceId cluster) {
        List<ResourceId> found =
                Json.ids(arm.list(cluster.resourceGroupId() + "/providers/Microsoft.Relay/namespaces", API).stream()
                        .filter(node ->
                                Json.text(node.path("tags"), "created_by").equals(MADE_BY_EXTENSION))
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
