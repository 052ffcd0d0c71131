package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.settings.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads instance types: a map from a name to a node selector and to resource requests and limits.
 *
 * <p>ARM takes every label and quantity as text, so {@code cpu: 1.20} becomes {@code "1.20"}, as it was written
 * (InstanceTypeSchema of Microsoft.MachineLearningServices 2024-10-01).
 */
final class InstanceTypes {
    private static final Set<String> KEYS = Set.of("nodeSelector", "resources");
    private static final Set<String> RESOURCES = Set.of("requests", "limits");

    private InstanceTypes() {}

    /**
     * Reads YAML or JSON text.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    static Map<String, Object> parse(String text) {
        Map<String, Object> types = new LinkedHashMap<>();
        Yaml.map(text).properties().forEach(entry -> types.put(entry.getKey(), type(entry.getKey(), entry.getValue())));
        return types;
    }

    private static Map<String, Object> type(String name, JsonNode node) {
        Map<String, Object> type = new LinkedHashMap<>();
        for (String key : keys(name, node, KEYS)) {
            type.put(key, key.equals("resources") ? resources(name, node.get(key)) : strings(name, node.get(key)));
        }
        return type;
    }

    private static Map<String, Object> resources(String name, JsonNode node) {
        Map<String, Object> resources = new LinkedHashMap<>();
        for (String key : keys(name, node, RESOURCES)) {
            resources.put(key, strings(name, node.get(key)));
        }
        return resources;
    }

    private static Map<String, String> strings(String name, JsonNode node) {
        Map<String, String> strings = new LinkedHashMap<>();
        for (String key : keys(name, node, null)) {
            JsonNode value = node.get(key);
            if (value.isContainerNode()) {
                throw new IllegalArgumentException("the instance type " + name + " needs a plain value for " + key);
            }
            if (!value.isNull()) {
                strings.put(key, value.asText());
            }
        }
        return strings;
    }

    private static List<String> keys(String name, JsonNode node, @Nullable Set<String> allowed) {
        if (node.isNull() || (node.isTextual() && node.asText().isEmpty())) {
            return List.of();
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("the instance type " + name + " must be a map");
        }
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            if (allowed != null && !allowed.contains(key)) {
                throw new IllegalArgumentException("the instance type " + name + " has the unknown key " + key
                        + NearestName.of(key, allowed)
                                .map(nearest -> ". Did you mean " + nearest + "?")
                                .orElse(", and its keys are "
                                        + allowed.stream().sorted().collect(Collectors.joining(" and "))));
            }
        }
        return keys;
    }
}
