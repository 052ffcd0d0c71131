package io.github.azuremlattach.action;

import io.github.azuremlattach.action.run.Origin;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.settings.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The inputs of the Action, from the environment: {@code resource-group} comes as {@code INPUT_RESOURCE-GROUP}.
 *
 * <p>The runner turns spaces into underscores, makes capitals, and leaves hyphens as they are.
 */
final class Inputs implements AttachSettings {
    private static final String PREFIX = "INPUT_";

    /** Keys under {@code with:} that the runner itself takes for a container. */
    private static final Set<String> RUNNERS_OWN = Set.of("args", "entrypoint");

    private final Map<String, String> environment;

    Inputs(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String value(Parameter parameter) {
        return environment.getOrDefault(variable(parameter.kebabCase()), "");
    }

    /** The text of an input of the Action itself, without outer white space; empty when none was given. */
    String value(OwnInput input) {
        return environment.getOrDefault(variable(input.kebabCase()), "").strip();
    }

    @Override
    public Map<String, String> origin() {
        return Origin.of(environment);
    }

    @Override
    public String nameOf(Parameter parameter) {
        return parameter.kebabCase();
    }

    @Override
    public String parameterWord() {
        return "input";
    }

    @Override
    public Set<String> unknownNames() {
        Set<String> unknown = new TreeSet<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !value.isBlank()) {
                String name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
                if (!RUNNERS_OWN.contains(name) && !isKnown(name)) {
                    unknown.add(name);
                }
            }
        });
        return unknown;
    }

    @Override
    public byte[] readBytes(String path) throws IOException {
        Path root = Path.of(environment.getOrDefault("GITHUB_WORKSPACE", ""));
        return SmallFile.bytes(root.resolve(path), MAX_BYTES);
    }

    private static boolean isKnown(String name) {
        return OwnInput.isNamed(name)
                || Parameter.named(name).map(p -> p.kebabCase().equals(name)).orElse(false);
    }

    private static String variable(String name) {
        return PREFIX + name.replace(' ', '_').toUpperCase(Locale.ROOT);
    }
}
