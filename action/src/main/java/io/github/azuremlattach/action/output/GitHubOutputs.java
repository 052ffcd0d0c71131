package io.github.azuremlattach.action.output;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Console;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The command files of GitHub's runner. */
public final class GitHubOutputs implements StepOutputs {
    private final Map<String, String> environment;
    private final Console console;

    public GitHubOutputs(Map<String, String> environment, Console console) {
        this.environment = Map.copyOf(environment);
        this.console = console;
    }

    @Override
    public void values(Map<String, String> values) {
        String file = environment.getOrDefault("GITHUB_OUTPUT", "");
        if (file.isEmpty()) {
            return;
        }
        try {
            CommandFile.append(Path.of(file), values);
        } catch (UncheckedIOException e) {
            console.warning(Annotation.of("The outputs could not be written to " + file
                    + ": is the runner's folder for command files mounted, and may this user write it?"));
        }
    }

    @Override
    public void summary(String markdown) {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (file.isEmpty()) {
            return;
        }
        try {
            CommandFile.append(Path.of(file), markdown);
        } catch (UncheckedIOException e) {
            console.warning(Annotation.of("The summary could not be written to " + file + "."));
        }
    }
}
