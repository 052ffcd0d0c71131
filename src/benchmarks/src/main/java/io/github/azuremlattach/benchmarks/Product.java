package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** This product as GitHub's runner starts it: inputs in the environment, from the jar or in its image. */
final class Product {
    static final String IMAGE = "azureml-attach:dev";

    /** Limits within those that podman may set on any machine, as {@code action/image.sh} has them. */
    private static final List<String> CONTAINER = List.of(
            "podman", "run", "--rm", "--network=host", "--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096");

    private static final String MAIN = "io.github.azuremlattach.action.Main";

    private final Settings settings;

    Product(Settings settings) {
        this.settings = settings;
    }

    /** The file with the options of the image's JVM. */
    Path options() {
        return settings.options();
    }

    /** The attach of the how-to: compute and cluster, and nothing else. */
    static Map<String, String> plain(String compute) {
        return Map.of("compute-name", compute, "resource-id", EmulatedAzure.cluster(1, 1));
    }

    /** More than the peers do: a namespace that is checked, an identity, and a role that is granted. */
    static Map<String, String> everything(String compute) {
        Map<String, String> inputs = new LinkedHashMap<>(plain(compute));
        inputs.put("namespace", "team-a");
        inputs.put("identity-type", "SystemAssigned");
        inputs.put("compute-roles", "AcrPull @ registry");
        return inputs;
    }

    /** A run from the jar. */
    Command run(Path jdk, EmulatedAzure azure, Map<String, String> inputs, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        words.addAll(List.of(options));
        words.addAll(List.of("-cp", settings.jar().toString(), MAIN));
        Path job = Files.createTempDirectory("job");
        return new Command(words, environment(azure, inputs, job, azure.ca().toString()));
    }

    /** Whether the image was built here. */
    boolean hasImage() throws InterruptedException {
        try {
            new Command(List.of("podman", "image", "exists", IMAGE), Map.of()).succeed();
            return true;
        } catch (IOException e) {
            System.out.println("The image is left out: podman has no " + IMAGE + " here.");
            return false;
        }
    }

    /** A run in the image. */
    Command container(EmulatedAzure azure, Map<String, String> inputs) throws IOException {
        Path job = Files.createTempDirectory("job");
        Files.copy(azure.ca(), job.resolve("ca.pem"));
        Path mounted = Path.of("/github/workspace");
        List<String> words = new ArrayList<>(CONTAINER);
        words.addAll(List.of("--workdir", mounted.toString(), "-v", job + ":" + mounted));
        environment(azure, inputs, mounted, "ca.pem")
                .forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
        words.add(IMAGE);
        return new Command(words, Map.of());
    }

    /** A container of the image that does nothing. */
    Command emptyContainer() {
        List<String> words = new ArrayList<>(CONTAINER);
        words.addAll(List.of("--entrypoint", "/opt/azureml-attach/jre/bin/java", IMAGE, "--version"));
        return new Command(words, Map.of());
    }

    private static Map<String, String> environment(
            EmulatedAzure azure, Map<String, String> inputs, Path job, String ca) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("resource-group", "rg-1", "workspace-name", "ml-1"));
        all.putAll(azure.way());
        all.put("ca-bundle", ca);
        all.putAll(inputs);
        Map<String, String> environment = new LinkedHashMap<>();
        all.forEach((name, value) -> environment.put("INPUT_" + name.toUpperCase(Locale.ROOT), value));
        environment.put("GITHUB_WORKSPACE", job.toString());
        environment.put("GITHUB_OUTPUT", job.resolve("output").toString());
        environment.put("GITHUB_STEP_SUMMARY", job.resolve("summary").toString());
        return environment;
    }
}
