package io.github.azuremlattach.action;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hands values to later steps. */
final class Outputs {
    private final Map<String, String> environment;
    private final Commands commands;

    Outputs(Map<String, String> environment, Commands commands) {
        this.environment = environment;
        this.commands = commands;
    }

    /** Writes every output, empty where there is no value; into the log when no runner listens. */
    void write(Map<Output, String> values) {
        Map<String, String> named = new LinkedHashMap<>();
        for (Output output : Output.values()) {
            named.put(output.kebabCase(), values.getOrDefault(output, ""));
        }
        String file = environment.getOrDefault("GITHUB_OUTPUT", "");
        if (file.isEmpty()) {
            named.forEach((name, value) -> commands.line(name + "=" + value));
            return;
        }
        try {
            CommandFile.append(Path.of(file), named);
        } catch (UncheckedIOException e) {
            commands.warning(
                    Commands.TITLE,
                    "The outputs could not be written to " + file
                            + ": is the runner's folder for command files mounted," + " and may this user write it?");
        }
    }
}
