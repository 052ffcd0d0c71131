package io.github.azuremlattach.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.settings.Parameter;

/** Writes the JSON schema of the manifest from the catalogue of parameters, for editors. */
final class ManifestSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestSchema() {}

    static String text() {
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "azureml-attach manifest")
                .put("description", "Kubernetes computes of Azure Machine Learning workspaces, attached in one run.")
                .put("type", "object")
                .put("additionalProperties", false);
        schema.putArray("required").add("computes");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("$schema").put("type", "string");
        property(properties, Parameter.MAX_PARALLEL)
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", 500);
        property(properties, Parameter.FAIL_FAST).put("type", "boolean");
        ObjectNode defaults = properties
                .putObject("defaults")
                .put("description", "Parameters that every compute has, unless its own entry says otherwise.");
        parameters(defaults).remove(Parameter.COMPUTE_NAME.kebabCase());
        ObjectNode computes =
                properties.putObject("computes").put("type", "array").put("minItems", 1);
        ObjectNode compute = computes.putObject("items");
        parameters(compute);
        compute.putArray("required").add(Parameter.COMPUTE_NAME.kebabCase());
        return schema.toPrettyString() + "\n";
    }

    private static ObjectNode parameters(ObjectNode map) {
        map.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = map.putObject("properties");
        for (Parameter parameter : Parameter.values()) {
            if (parameter.isOfCompute()) {
                type(parameter, property(properties, parameter));
            }
        }
        return properties;
    }

    private static void type(Parameter parameter, ObjectNode property) {
        if (parameter == Parameter.INSTANCE_TYPES) {
            property.putArray("type").add("object").add("string");
        } else if (parameter == Parameter.COMPUTE_ROLES || parameter == Parameter.USER_ASSIGNED_IDENTITIES) {
            property.putArray("type").add("array").add("string");
            property.putObject("items").put("type", "string");
        } else if (parameter.allowedValues().contains("true")) {
            property.put("type", "boolean");
        } else if (!parameter.allowedValues().isEmpty()) {
            ArrayNode values = property.putArray("enum");
            parameter.allowedValues().forEach(values::add);
        } else {
            property.put("type", "string");
        }
    }

    private static ObjectNode property(ObjectNode properties, Parameter parameter) {
        return properties.putObject(parameter.kebabCase()).put("description", parameter.description());
    }
}
