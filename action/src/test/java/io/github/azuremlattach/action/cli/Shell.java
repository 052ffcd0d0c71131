package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.action.Job;
import io.github.azuremlattach.action.MovableClock;
import io.github.azuremlattach.action.run.Scheduler;
import io.github.azuremlattach.emulator.Emulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shell in which somebody runs the program, against the emulator, on a clock that needs no waits. */
final class Shell {
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path folder;
    private final MovableClock clock;
    private boolean terminal;
    private Scheduler scheduler;
    private CommandLineTool tool;

    Shell(Path folder, Emulator emulator, MovableClock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.scheduler = clock::pass;
        Files.writeString(folder.resolve("ca.pem"), emulator.caPem());
        variable("AZUREML_ATTACH_RESOURCE_MANAGER_URL", emulator.url());
        variable("AZUREML_ATTACH_AUTHORITY_URL", emulator.url());
        variable("AZUREML_ATTACH_CA_BUNDLE", path("ca.pem"));
        variable("AZUREML_ATTACH_TENANT_ID", Job.TENANT);
        variable("AZUREML_ATTACH_CLIENT_ID", Job.PIPELINE);
    }

    Shell variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell withSecret() {
        return variable("AZUREML_ATTACH_CLIENT_SECRET", "emulator-secret");
    }

    Shell onATerminal() {
        terminal = true;
        return this;
    }

    Shell scheduledBy(Scheduler other) {
        scheduler = other;
        return this;
    }

    /** A command for compute team-a of the standard scenario, with more options. */
    int run(String command, String... more) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                command,
                "--resource-group=rg-ml",
                "--workspace-name",
                "ml-prod",
                "--compute-name=team-a",
                "--resource-id=" + Job.cluster("aks-1")));
        words.addAll(List.of(more));
        return words(words.toArray(String[]::new));
    }

    /** A command line as it stands. */
    int words(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        tool = new CommandLineTool(
                environment,
                new Streams(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal),
                clock,
                scheduler);
        return tool.run(List.of(words));
    }

    void cancel() throws InterruptedException {
        tool.cancel();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
