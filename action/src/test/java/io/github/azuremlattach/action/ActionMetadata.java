package io.github.azuremlattach.action;

import io.github.azuremlattach.action.output.Output;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What action.yml must say, from the catalogue of parameters and from the outputs that are written. */
final class ActionMetadata {
    private static final String HEAD = """
            # Generated from the catalogue of parameters:
            # mvn -q test -pl action -am -Dtest=ActionMetadataTest -Dregenerate -Dsurefire.failIfNoSpecifiedTests=false
            # No input has a default or is required here: the Action sees the difference between given and not given,
            # and reports all missing values at once.
            name: Azure ML Kubernetes attach
            description: Attaches an AKS or Azure Arc cluster to an Azure Machine Learning workspace, with its roles.
            author: azureml-attach
            branding:
              icon: link
              color: blue
            """;

    private ActionMetadata() {}

    static Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        Arrays.stream(Parameter.values()).forEach(one -> inputs.put(one.kebabCase(), one.reference()));
        Arrays.stream(OwnInput.values()).forEach(one -> inputs.put(one.kebabCase(), one.description()));
        return inputs;
    }

    static Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        Arrays.stream(Output.values()).forEach(one -> outputs.put(one.kebabCase(), one.description()));
        return outputs;
    }

    static String text() {
        return HEAD + section("inputs", inputs()) + section("outputs", outputs()) + """
                runs:
                  using: docker
                  image: Dockerfile
                """;
    }

    private static String section(String name, Map<String, String> entries) {
        StringBuilder text = new StringBuilder(name).append(":\n");
        entries.forEach((key, description) -> text.append("  ")
                .append(key)
                .append(":\n    description: '")
                .append(description.replace("'", "''"))
                .append("'\n"));
        return text.toString();
    }
}
