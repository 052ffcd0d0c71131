package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.request.ClusterRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the extensions of a cluster (Extensions_List of Microsoft.KubernetesConfiguration 2023-05-01). */
public final class Extensions {
    private static final String API = "2023-05-01";
    private static final String TYPE = "microsoft.azureml.kubernetes";

    private final ArmRestClient arm;

    Extensions(ArmRestClient arm) {
        this.arm = arm;
    }

    /** Finds the Azure Machine Learning extension; empty when the cluster has none. */
    public Optional<Extension> find(ClusterRef cluster) {
        return arm.list(cluster.id() + "/providers/Microsoft.KubernetesConfiguration/extensions", API).stream()
                .filter(node ->
                        Json.text(node.path("properties"), "extensionType").equalsIgnoreCase(TYPE))
                .findFirst()
                .map(Extensions::extension);
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
        return new Extension(Json.text(node, "name"), Json.text(properties, "provisioningState"), problems, settings);
    }
}
