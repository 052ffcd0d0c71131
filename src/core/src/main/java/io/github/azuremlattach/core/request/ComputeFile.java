package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.NearestName;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the Azure CLI's {@code kubernetesCompute} YAML into parameters.
 *
 * <p>Source: the CLI (v2) Attached Azure Arc-enabled Kubernetes cluster YAML schema.
 */
final class ComputeFile {
    private static final Map<String, Parameter> PLAIN = Map.of(
            "name", Parameter.COMPUTE_NAME,
            "description", Parameter.DESCRIPTION,
            "resource_id", Parameter.RESOURCE_ID,
            "namespace", Parameter.NAMESPACE,
            "default_instance_type", Parameter.DEFAULT_INSTANCE_TYPE);
    private static final Set<String> KEYS = Set.of(
            "$schema",
            "type",
            "location",
            "identity",
            "instance_types",
            "name",
            "description",
            "resource_id",
            "namespace",
            "default_instance_type");
    private static final Set<String> IDENTITY = Set.of("type", "user_assigned_identities");

    private final Map<Parameter, String> values = new EnumMap<>(Parameter.class);

    private ComputeFile() {}

    /**
     * Reads the text of a file.
     *
     * @throws IllegalArgumentException with one sentence that says what is wrong
     */
    static Map<Parameter, String> parse(String text) {
        JsonNode tree = Yaml.map(text);
        check(tree, KEYS);
        if (!tree.path("type").asText("kubernetes").equalsIgnoreCase("kubernetes")) {
            throw new IllegalArgumentException(
                    "its type is " + tree.path("type").asText() + ", only kubernetes can be attached");
        }
        ComputeFile file = new ComputeFile();
        PLAIN.forEach((key, parameter) -> file.put(parameter, plain(key, tree.path(key))));
        file.identity(tree.path("identity"));
        JsonNode types = tree.path("instance_types");
        if (types.isObject()) {
            file.put(Parameter.INSTANCE_TYPES, types.toString());
        } else if (!types.isMissingNode() && !types.isNull()) {
            throw new IllegalArgumentException("its instance_types must be a map");
        }
        return file.values;
    }

    private void identity(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return;
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("its identity must be a map with type");
        }
        check(node, IDENTITY);
        put(Parameter.IDENTITY_TYPE, plain("identity.type", node.path("type")));
        List<String> ids = new ArrayList<>();
        for (JsonNode id : node.path("user_assigned_identities")) {
            ids.add(plain("resource_id", id.isObject() ? id.path("resource_id") : id));
        }
        put(Parameter.USER_ASSIGNED_IDENTITIES, String.join("\n", ids));
    }

    private void put(Parameter parameter, String value) {
        if (!value.isEmpty()) {
            values.put(parameter, value);
        }
    }

    private static String plain(String key, JsonNode node) {
        if (node.isContainerNode()) {
            throw new IllegalArgumentException("its " + key + " must be a plain value");
        }
        return node.isNull() ? "" : node.asText();
    }

    private static void check(JsonNode node, Set<String> known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("it has the unknown key " + Mistakes.show(name) + ", did you mean "
                        + NearestName.of(name, known) + "?");
            }
        }
    }
}
