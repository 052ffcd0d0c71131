package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.core.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Instance types as resources of a cluster, each as its values by their paths, such as {@code resources.limits.cpu}.
 *
 * <p>Source: Create and manage instance types, learn.microsoft.com: {@code InstanceType} of {@code
 * amlarc.azureml.com/v1alpha1}, with quantities as texts and GPUs as whole numbers.
 */
public final class InstanceTypes {
    /** The resource as kubectl names it. */
    public static final String RESOURCE = "instancetypes.amlarc.azureml.com";

    private static final String VERSION = "amlarc.azureml.com/v1alpha1";
    private static final String LIMITS = "resources.limits.";
    private static final List<String> PARTS = List.of("nodeSelector.", "resources.requests.", LIMITS);

    private InstanceTypes() {}

    /** The values of instance types as a compute takes them. */
    public static Map<String, Map<String, String>> of(Map<String, Object> types) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        types.forEach((name, spec) -> all.put(name, values(Json.MAPPER.valueToTree(spec))));
        return all;
    }

    /** The values of a resource's specification, all as texts. */
    public static Map<String, String> values(JsonNode spec) {
        Map<String, String> values = new TreeMap<>();
        for (String part : PARTS) {
            spec.at("/" + part.substring(0, part.length() - 1).replace('.', '/')).properties().stream()
                    .filter(one ->
                            one.getValue().isValueNode() && !one.getValue().isNull())
                    .forEach(one ->
                            values.put(part + one.getKey(), one.getValue().asText()));
        }
        return values;
    }

    /** The manifest that kubectl applies: one document for each. */
    public static String manifest(Map<String, Map<String, String>> types) {
        YAMLMapper yaml = new YAMLMapper();
        StringBuilder manifest = new StringBuilder();
        new TreeMap<>(types).forEach((name, values) -> {
            ObjectNode resource = Json.object().put("apiVersion", VERSION).put("kind", "InstanceType");
            resource.putObject("metadata").put("name", name);
            ObjectNode spec = resource.putObject("spec");
            new TreeMap<>(values).forEach((path, value) -> put(spec, path, value));
            try {
                manifest.append(yaml.writeValueAsString(resource));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("maps and texts are always writable", e);
            }
        });
        return manifest.toString();
    }

    private static void put(ObjectNode spec, String path, String value) {
        for (String part : PARTS) {
            if (path.startsWith(part)) {
                ObjectNode map = spec;
                for (String key : List.of(part.split("[.]"))) {
                    map = map.withObjectProperty(key);
                }
                String key = path.substring(part.length());
                // GPUs and their like are whole numbers in the cluster, while Resource Manager takes texts.
                if (part.equals(LIMITS) && key.contains("/") && value.matches("[0-9]{1,9}")) {
                    map.put(key, Integer.parseInt(value));
                } else {
                    map.put(key, value);
                }
            }
        }
    }
}
