package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.action.run.Scheduler;
import io.github.azuremlattach.emulator.Emulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A job's step that uses the Action, as the runner sets it up, against the emulator, on a clock that needs no waits. */
public final class Job {
    public static final String TENANT = "11111111-1111-1111-1111-111111111111";
    public static final String PIPELINE = "22222222-2222-2222-2222-222222222222";
    public static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000";
    public static final String WORKSPACE =
            SUBSCRIPTION + "/resourceGroups/rg-ml/providers/Microsoft.MachineLearningServices/workspaces/ml-prod";
    private static final Pattern OUTPUT = Pattern.compile("(?ms)^([a-z-]+)<<(ghadelimiter_\\S+)\\n(.*?)\\n\\2$");

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Path folder;
    private final MovableClock clock;

    Job(Path folder, Emulator emulator, MovableClock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        Files.writeString(folder.resolve("ca.pem"), emulator.caPem());
        with("resource-group", "rg-ml");
        with("workspace-name", "ml-prod");
        with("compute-name", "team-a");
        with("resource-id", cluster("aks-1"));
        with("resource-manager-url", emulator.url());
        with("authority-url", emulator.url());
        with("ca-bundle", "ca.pem");
        with("tenant-id", TENANT);
        with("client-id", PIPELINE);
        environment("GITHUB_WORKSPACE", folder.toString());
        environment("GITHUB_OUTPUT", folder.resolve("output").toString());
        environment("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment("RUNNER_ENVIRONMENT", "github-hosted");
        environment("NO_COLOR", "1");
    }

    /** The ARM id of an AKS cluster. */
    public static String cluster(String name) {
        return SUBSCRIPTION + "/resourceGroups/rg-ml/providers/Microsoft.ContainerService/managedClusters/" + name;
    }

    /** An input, named as under {@code with:}; empty for none. */
    Job with(String input, String value) {
        return environment("INPUT_" + input.toUpperCase(Locale.ROOT), value);
    }

    Job environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Job withSecret() {
        return with("client-secret", "emulator-secret");
    }

    /** Permission id-token: write. */
    Job withIdTokens(TokenStandIn tokens) {
        environment("ACTIONS_ID_TOKEN_REQUEST_TOKEN", tokens.bearer());
        return environment("ACTIONS_ID_TOKEN_REQUEST_URL", tokens.url());
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Forgets what runs before this one have written. */
    void fresh() throws IOException {
        log.reset();
        for (String written : List.of("output", "summary")) {
            Files.deleteIfExists(folder.resolve(written));
        }
    }

    int run() throws InterruptedException {
        return prepared(clock::pass).run();
    }

    /** Starts in a process of its own, with the compiler and the collector that the image has. */
    Process process() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    /** Runs in a process of its own, as variables need that the libraries look up themselves; answers what it wrote. */
    String inAProcess(int code) throws IOException, InterruptedException {
        Process process = process();
        try (InputStream out = process.getInputStream()) {
            String log = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(code, process.waitFor(), log);
            return log;
        }
    }

    GitHubAction prepared(Scheduler scheduler) {
        return new GitHubAction(environment, new PrintStream(log, true, StandardCharsets.UTF_8), clock, scheduler);
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    Map<String, String> outputs() throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        Matcher matcher = OUTPUT.matcher(file("output"));
        while (matcher.find()) {
            outputs.put(matcher.group(1), matcher.group(3));
        }
        return outputs;
    }

    String summary() throws IOException {
        return file("summary");
    }

    String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
