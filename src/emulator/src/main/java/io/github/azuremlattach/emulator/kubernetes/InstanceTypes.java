package io.github.azuremlattach.emulator.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * kubectl on the instance types of Azure Machine Learning, a custom resource that the extension defines.
 *
 * <p>CPU and memory are required in requests and limits, as texts and not zero (Microsoft's page "Create and manage instance
 * types"). {@code defaultinstancetype} is not listed unless somebody applied one of that name.
 */
final class InstanceTypes {
    static final String GROUP = "amlarc.azureml.com";
    private final ClusterState cluster;

    InstanceTypes(ClusterState cluster) {
        this.cluster = cluster;
    }

    Result get(List<String> names, Arguments arguments) {
        for (String name : names) {
            if (!cluster.instanceTypes().containsKey(name)) {
                return arguments.flag("--ignore-not-found").isEmpty()
                        ? Result.failed("Error from server (NotFound): instancetypes." + GROUP + " \"" + name
                                + "\" not found\n")
                        : Result.ok("");
            }
        }
        List<String> shown =
                names.isEmpty() ? List.copyOf(cluster.instanceTypes().keySet()) : names;
        return switch (arguments.flag("--output")) {
            case "json" -> Result.ok(Json.pretty(json(shown, names.size() == 1)) + "\n");
            case "name" ->
                Result.ok(String.join(
                        "",
                        shown.stream()
                                .map(name -> "instancetype." + GROUP + "/" + name + "\n")
                                .toList()));
            default -> Result.ok(shown.isEmpty() ? "No resources found\n" : "NAME\n" + String.join("\n", shown) + "\n");
        };
    }

    Result delete(String name) {
        return cluster.instanceTypes().remove(name) == null
                ? Result.failed(
                        "Error from server (NotFound): instancetypes." + GROUP + " \"" + name + "\" not found\n")
                : Result.ok("instancetype." + GROUP + " \"" + name + "\" deleted\n");
    }

    Result apply(String name, JsonNode spec) {
        String mistake = mistake(spec);
        if (mistake != null) {
            return Result.failed("The InstanceType \"" + name + "\" is invalid: " + mistake + "\n");
        }
        JsonNode before = cluster.instanceTypes().put(name, spec);
        String word = before == null ? "created" : before.equals(spec) ? "unchanged" : "configured";
        return Result.ok("instancetype." + GROUP + "/" + name + " " + word + "\n");
    }

    private static @Nullable String mistake(JsonNode spec) {
        for (String part : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                JsonNode value = spec.path("resources").path(part).path(resource);
                if (value.isMissingNode()) {
                    return "spec.resources." + part + "." + resource + ": Required value";
                }
                if (!value.isTextual()) {
                    return "spec.resources." + part + "." + resource + ": Invalid value: \"" + value
                            + "\": must be of type string";
                }
            }
        }
        return null;
    }

    private JsonNode json(List<String> names, boolean single) {
        List<ObjectNode> items = names.stream()
                .map(name -> Json.object(
                        "apiVersion",
                        GROUP + "/v1alpha1",
                        "kind",
                        "InstanceType",
                        "metadata",
                        Json.object("name", name),
                        "spec",
                        cluster.instanceTypes().get(name)))
                .toList();
        return single ? items.get(0) : Json.object("apiVersion", "v1", "items", items, "kind", "List");
    }
}
