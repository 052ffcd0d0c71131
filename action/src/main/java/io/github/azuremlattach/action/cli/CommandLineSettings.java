package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.action.run.Origin;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.NearestName;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.settings.SmallFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Settings of a command line: an option wins over the environment, where {@code --resource-group} is {@code
 * AZUREML_ATTACH_RESOURCE_GROUP}. Secrets come from the environment or from a file.
 */
final class CommandLineSettings implements AttachSettings {
    private static final String PREFIX = "AZUREML_ATTACH_";
    /** The variable that holds an ID token. */
    static final String ID_TOKEN = PREFIX + "ID_TOKEN";

    private static final int MAX_SECRET_BYTES = 64 << 10;

    private final String mode;
    private final Map<String, String> options;
    private final Map<String, String> environment;

    /**
     * Takes what was given.
     *
     * @param mode what the command does, as {@link Parameter#MODE} spells it
     * @param options the options' values by name, without hyphens before it
     */
    CommandLineSettings(String mode, Map<String, String> options, Map<String, String> environment) {
        this.mode = mode;
        this.options = Map.copyOf(options);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String value(Parameter parameter) {
        return switch (parameter) {
            case MODE -> mode;
            case CLIENT_SECRET -> secret(parameter, CliOption.CLIENT_SECRET_FILE);
            case CLIENT_CERTIFICATE_PASSWORD -> secret(parameter, CliOption.CLIENT_CERTIFICATE_PASSWORD_FILE);
            default -> given(parameter.kebabCase());
        };
    }

    /** The value of an option of the command line's own; its default when none was given. */
    String value(CliOption option) {
        String given = given(option.kebabCase()).strip();
        return given.isEmpty() ? option.defaultValue() : given;
    }

    @Override
    public Map<String, String> origin() {
        return Origin.of(environment);
    }

    @Override
    public String nameOf(Parameter parameter) {
        return parameter.isSecret() ? variable(parameter.kebabCase()) : "--" + parameter.kebabCase();
    }

    /** Variables that stand for nothing, a sentence each; unknown options have been refused before. */
    List<String> unknownVariables() {
        List<String> known = Stream.concat(
                        Arrays.stream(Parameter.values()).map(Parameter::kebabCase),
                        Arrays.stream(CliOption.values()).map(CliOption::kebabCase))
                .map(CommandLineSettings::variable)
                .toList();
        return environment.keySet().stream()
                .filter(variable -> variable.startsWith(PREFIX) && !isKnown(variable))
                .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                .sorted()
                .map(variable ->
                        "There is no variable %s.%s".formatted(variable, NearestName.question(variable, known)))
                .toList();
    }

    /** What is wrong with the command line's own options, a sentence each. */
    List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        for (CliOption option : CliOption.values()) {
            String value = value(option);
            boolean wrong = !value.isEmpty()
                    && !option.allowedValues().isEmpty()
                    && option.allowedValues().stream().noneMatch(value::equalsIgnoreCase);
            if (wrong) {
                mistakes.add("--%s is '%s': allowed are %s."
                        .formatted(option.kebabCase(), value, String.join(", ", option.allowedValues())));
            }
        }
        return mistakes;
    }

    /** The variable of a name in the environment. */
    static String variable(String kebab) {
        return PREFIX + kebab.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private String secret(Parameter parameter, CliOption file) {
        String path = value(file);
        if (path.isEmpty()) {
            return environment.getOrDefault(variable(parameter.kebabCase()), "");
        }
        try {
            return SmallFile.text(Path.of(path), MAX_SECRET_BYTES).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            throw new InvalidSettingsException(
                    List.of("--%s is '%s': the file cannot be read.".formatted(file.kebabCase(), path)));
        }
    }

    private String given(String kebab) {
        String option = options.getOrDefault(kebab, "");
        return option.isBlank() ? environment.getOrDefault(variable(kebab), "") : option;
    }

    private static boolean isKnown(String variable) {
        String kebab =
                variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
        return variable.equals(ID_TOKEN)
                || (CliOption.named(kebab).isPresent()
                        || Parameter.named(kebab)
                                .filter(one -> one.kebabCase().equals(kebab) && one != Parameter.MODE)
                                .isPresent());
    }
}
