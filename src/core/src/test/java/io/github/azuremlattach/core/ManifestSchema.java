package io.github.azuremlattach.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Arrays;
import java.util.List;

/** Writes the JSON schema of the manifest from the catalogue of parameters, for editors. */
final class ManifestSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "urn:azureml-attach:manifest:1";

    private ManifestSchema() {}

    static String text() {
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("$id", ID)
                .put("title", "azureml-attach manifest")
                .put("description", "Kubernetes computes of Azure Machine Learning workspaces, attached in one run.")
                .put("type", "object")
                .put("additionalProperties", false);
        schema.putArray("required").add("computes");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("$schema").put("type", "string");
        names(schema, properties, List.of(Parameter.MAX_PARALLEL, Parameter.FAIL_FAST));
        ObjectNode defaults = properties
                .putObject("defaults")
                .put("description", "Parameters that every compute has, unless its own entry says otherwise.");
        map(
                defaults,
                ofCompute().stream()
                        .filter(one -> one != Parameter.COMPUTE_NAME)
                        .toList());
        ObjectNode computes =
                properties.putObject("computes").put("type", "array").put("minItems", 1);
        ObjectNode compute = computes.putObject("items");
        map(compute, ofCompute());
        ArrayNode named = compute.putArray("anyOf");
        named.addObject().putArray("required").add(Parameter.COMPUTE_NAME.kebabCase());
        named.addObject().putArray("required").add(Parameter.COMPUTE_NAME.camelCase());
        ObjectNode definitions = schema.putObject("definitions");
        for (Parameter parameter : Parameter.values()) {
            if (parameter.isOfCompute() || parameter == Parameter.MAX_PARALLEL || parameter == Parameter.FAIL_FAST) {
                definitions.set(parameter.kebabCase(), ParameterSchema.of(parameter));
            }
        }
        return schema.toPrettyString() + "\n";
    }

    private static List<Parameter> ofCompute() {
        return Arrays.stream(Parameter.values()).filter(Parameter::isOfCompute).toList();
    }

    private static void map(ObjectNode map, List<Parameter> parameters) {
        map.put("type", "object").put("additionalProperties", false);
        names(map, map.putObject("properties"), parameters);
    }

    /** Both spellings of each parameter, of which only one may be given. */
    private static void names(ObjectNode map, ObjectNode properties, List<Parameter> parameters) {
        ArrayNode once = map.putArray("allOf");
        for (Parameter parameter : parameters) {
            String reference = "#/definitions/" + parameter.kebabCase();
            properties.putObject(parameter.kebabCase()).put("$ref", reference);
            if (!parameter.camelCase().equals(parameter.kebabCase())) {
                properties.putObject(parameter.camelCase()).put("$ref", reference);
                once.addObject()
                        .putObject("not")
                        .putArray("required")
                        .add(parameter.kebabCase())
                        .add(parameter.camelCase());
            }
        }
    }
}
