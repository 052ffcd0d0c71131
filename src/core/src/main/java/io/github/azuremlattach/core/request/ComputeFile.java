package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.NearestName;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private static final Set<String> KEYS = Stream.concat(
                    PLAIN.keySet().stream(),
                    Stream.of("$schema", "type", "location", "identity", "instance_types", "tags"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> IDENTITY = Set.of("type", "user_assigned_identities");

    /** The parameters that a file can give. */
    static final Set<Parameter> PARAMETERS = EnumSet.of(
            Parameter.COMPUTE_NAME,
            Parameter.DESCRIPTION,
            Parameter.RESOURCE_ID,
            Parameter.NAMESPACE,
            Parameter.DEFAULT_INSTANCE_TYPE,
            Parameter.IDENTITY_TYPE,
            Parameter.USER_ASSIGNED_IDENTITIES,
            Parameter.INSTANCE_TYPES,
            Parameter.TAGS);

    private final Map<Parameter, String> values = new EnumMap<>(Parameter.class);
    private final List<String> problems = new ArrayList<>();

    private ComputeFile(JsonNode tree) {
        check(tree, KEYS);
        String type = plain("type", tree.path("type"));
        if (!type.isEmpty() && !type.equalsIgnoreCase("kubernetes")) {
            problems.add("its type is " + Mistakes.show(type) + ", and only kubernetes can be attached");
        }
        PLAIN.forEach((key, parameter) -> put(parameter, plain(key, tree.path(key))));
        identity(tree.path("identity"));
        JsonNode types = tree.path("instance_types");
        if (types.isObject()) {
            put(Parameter.INSTANCE_TYPES, types.toString());
        } else if (!isUnset(types)) {
            problems.add("its instance_types must be a map");
        }
        JsonNode tags = tree.path("tags");
        if (tags.isObject()) {
            put(Parameter.TAGS, tags.toString());
        } else if (!isUnset(tags)) {
            problems.add("its tags must be a map");
        }
    }

    /**
     * Reads the text of a file.
     *
     * @throws IllegalArgumentException with what is wrong with it when it is no YAML map
     */
    static ComputeFile parse(String text) {
        return new ComputeFile(Yaml.map(text));
    }

    /** The parameters that the file gives. */
    Map<Parameter, String> values() {
        return values;
    }

    /** What is wrong with it, each the second half of a sentence. */
    List<String> problems() {
        return problems;
    }

    private void identity(JsonNode node) {
        if (isUnset(node)) {
            return;
        }
        if (!node.isObject()) {
            problems.add("its identity must be a map with type");
            return;
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

    private String plain(String key, JsonNode node) {
        if (node.isContainerNode()) {
            problems.add("its " + key + " must be a plain value");
            return "";
        }
        return isUnset(node) ? "" : node.asText();
    }

    private static boolean isUnset(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private void check(JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add("it has the unknown key " + Mistakes.show(name)
                        + NearestName.of(name, known)
                                .map(nearest -> ". Did you mean " + nearest + "?")
                                .orElse(", and its keys are "
                                        + known.stream().sorted().collect(Collectors.joining(", "))));
            }
        });
    }
}
