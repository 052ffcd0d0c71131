package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.action.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An example of the documentation, run step by step: its scripts in a shell, where {@code java -jar} is this program and
 * {@code curl} finds the jar.
 */
final class PipelineFile {
    private final JsonNode yaml;
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    PipelineFile(Path example, Path folder) throws IOException {
        this.yaml = new YAMLMapper().readTree(example.toFile());
        this.folder = folder;
        Path bin = Files.createDirectories(folder.resolve("bin"));
        program(bin.resolve("curl"), "echo jar > azureml-attach.jar");
        program(
                bin.resolve("java"),
                "test -s \"$2\" && shift 2 && exec '" + System.getProperty("java.home") + "/bin/java' -cp '"
                        + System.getProperty("java.class.path") + "' " + Main.class.getName() + " \"$@\"");
        environment.put("PATH", bin + ":/usr/bin:/bin");
        define(yaml.path("variables"));
    }

    private PipelineFile(PipelineFile file) {
        this.yaml = file.yaml;
        this.folder = file.folder;
        this.environment.putAll(file.environment);
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

    Map<String, String> environment() {
        return environment;
    }

    PipelineFile variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs a script as the system does it, and answers what it wrote. */
    String script(int code, String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-e", "-c", script).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), log);
        return log;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
