package io.github.azuremlattach.core.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an instance type needs beyond what the compute takes, to be a resource of the cluster.
 *
 * <p>Source: Create and manage instance types, learn.microsoft.com.
 */
final class InstanceTypeRules {
    private static final String NAME = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";
    private static final String GPU = "nvidia.com/gpu";

    private InstanceTypeRules() {}

    /** What is wrong with the first that is wrong, as the second half of a sentence; empty when none is. */
    static Optional<String> problem(Map<String, Object> types) {
        return types.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(type -> problem(type.getKey(), map(type.getValue())).stream())
                .findFirst();
    }

    private static Optional<String> problem(String name, Map<String, Object> type) {
        if (!name.matches(NAME)) {
            return Optional.of("name the instance type " + name
                    + " with lower-case letters, digits, hyphens and dots, a letter or digit first and last");
        }
        Map<String, Object> resources = map(type.get("resources"));
        for (String part : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                String amount = String.valueOf(map(resources.get(part)).getOrDefault(resource, ""));
                if (amount.isEmpty() || amount.matches("0+([.]0+)?[A-Za-z]*")) {
                    return Optional.of("to be applied, the instance type " + name + " needs resources." + part + "."
                            + resource + " above zero");
                }
            }
        }
        if (map(resources.get("requests")).containsKey(GPU)) {
            return Optional.of("give " + GPU + " of the instance type " + name + " in resources.limits only");
        }
        String gpus = String.valueOf(map(resources.get("limits")).getOrDefault(GPU, "0"));
        return gpus.matches("[0-9]{1,4}")
                ? Optional.empty()
                : Optional.of("give " + GPU + " of the instance type " + name + " as a whole number");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }
}
