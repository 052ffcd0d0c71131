package io.github.azuremlattach.action.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;

/** An example of the documentation for a pipeline, run step by step. */
final class PipelineFile {
    private final JsonNode yaml;
    private final Scripts scripts;

    PipelineFile(Path example, Path folder) throws IOException {
        this.yaml = new YAMLMapper().readTree(example.toFile());
        this.scripts = new Scripts(folder);
        define(yaml.path("variables"));
    }

    private PipelineFile(PipelineFile file) {
        this.yaml = file.yaml;
        this.scripts = file.scripts.copy();
    }

    /** The same file for one job, with variables of its own. */
    PipelineFile with(JsonNode variables) {
        PipelineFile job = new PipelineFile(this);
        job.define(variables);
        return job;
    }

    private void define(JsonNode variables) {
        variables
                .properties()
                .forEach(one -> variable(one.getKey(), one.getValue().asText()));
    }

    JsonNode yaml() {
        return yaml;
    }

    PipelineFile variable(String name, String value) {
        scripts.variable(name, value);
        return this;
    }

    /** Runs a script as the system does it, and answers what it wrote. */
    String script(int code, String script) throws IOException, InterruptedException {
        return scripts.run(code, script);
    }
}
