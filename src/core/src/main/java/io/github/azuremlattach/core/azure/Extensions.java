package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.http.ArmReply;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.request.ClusterRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes the extensions of a cluster (Extensions_* of Microsoft.KubernetesConfiguration 2023-05-01). */
public final class Extensions {
    private static final String API = "2023-05-01";
    private static final String TYPE = "microsoft.azureml.kubernetes";

    /** The one namespace that the extension may be installed in. */
    private static final String NAMESPACE = "azureml";

    private final ArmRestClient arm;

    Extensions(ArmRestClient arm) {
        this.arm = arm;
    }

    /**
     * What an extension is to be.
     *
     * @param version the version; empty for the newest, which is then kept up to date
     * @param train the release train; empty for Azure's choice
     * @param settings the configuration settings
     */
    public record Wanted(String version, String train, Map<String, String> settings) {
        public Wanted {
            settings = new LinkedHashMap<>(settings);
        }
    }

    /** Finds the Azure Machine Learning extension; empty when the cluster has none. */
    public Optional<Extension> find(ClusterRef cluster) {
        return arm.list(cluster.id() + "/providers/Microsoft.KubernetesConfiguration/extensions", API).stream()
                .filter(node ->
                        Json.text(node.path("properties"), "extensionType").equalsIgnoreCase(TYPE))
                .findFirst()
                .map(Extensions::extension);
    }

    /**
     * Installs the extension. What is there under that name is replaced, its protected settings included.
     *
     * @param secrets the protected settings
     * @return the address of the operation; secret, for its signature
     */
    public Optional<String> install(ClusterRef cluster, String name, Wanted wanted, Map<String, String> secrets) {
        ObjectNode body = Json.object();
        if (!cluster.isAks()) {
            body.putObject("identity").put("type", "SystemAssigned");
        }
        ObjectNode properties = body.putObject("properties").put("extensionType", TYPE);
        put(properties, wanted);
        properties.put("autoUpgradeMinorVersion", wanted.version().isEmpty());
        properties.putObject("scope").putObject("cluster").put("releaseNamespace", NAMESPACE);
        properties.set("configurationProtectedSettings", Json.MAPPER.<JsonNode>valueToTree(secrets));
        return arm.put(id(cluster, name), API, body).operation();
    }

    /**
     * Changes settings, version or train and keeps all else. Protected settings are not sent, so that they stay.
     *
     * @return the address of the operation; secret, for its signature. Empty where Azure found nothing to change
     */
    public Optional<String> update(ClusterRef cluster, String name, Wanted wanted) {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties");
        put(properties, wanted);
        if (!wanted.version().isEmpty()) {
            properties.put("autoUpgradeMinorVersion", false);
        }
        ArmReply reply = arm.patch(id(cluster, name), API, body);
        return reply.status() == 202 ? reply.operation() : Optional.empty();
    }

    /**
     * Removes the extension, in the cluster too, which takes minutes; what is gone stays so.
     *
     * @return the address of the operation; secret, for its signature. Empty where there was nothing to remove
     */
    public Optional<String> remove(ClusterRef cluster, String name) {
        return arm.delete(id(cluster, name), API, "").operation();
    }

    private static void put(ObjectNode properties, Wanted wanted) {
        if (!wanted.version().isEmpty()) {
            properties.put("version", wanted.version());
        }
        if (!wanted.train().isEmpty()) {
            properties.put("releaseTrain", wanted.train());
        }
        properties.set("configurationSettings", Json.MAPPER.<JsonNode>valueToTree(wanted.settings()));
    }

    private static String id(ClusterRef cluster, String name) {
        return cluster.id() + "/providers/Microsoft.KubernetesConfiguration/extensions/" + name;
    }

    private static Extension extension(JsonNode node) {
        JsonNode properties = node.path("properties");
        List<String> problems =
                new ArrayList<>(ServiceError.of(properties.path("errorInfo")).lines());
        for (JsonNode status : properties.path("statuses")) {
            if (Json.text(status, "level").equalsIgnoreCase("Error")) {
                problems.add(Json.text(status, "code") + ": " + Json.text(status, "message"));
            }
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties
                .path("configurationSettings")
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText("")));
        Set<String> secrets = new LinkedHashSet<>();
        properties.path("configurationProtectedSettings").fieldNames().forEachRemaining(secrets::add);
        return new Extension(
                Json.text(node, "name"),
                Json.text(properties, "provisioningState"),
                problems,
                settings,
                version(properties),
                Json.text(properties, "releaseTrain"),
                secrets);
    }

    private static String version(JsonNode properties) {
        String current = Json.text(properties, "currentVersion");
        return current.isEmpty() ? Json.text(properties, "version") : current;
    }
}
