package io.github.azuremlattach.core.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The descriptions of the parameters, by name. */
final class ParameterText {
    private static final Properties TEXTS = load();

    private ParameterText() {}

    static String of(Parameter parameter) {
        return Objects.requireNonNull(TEXTS.getProperty(parameter.kebabCase()), parameter.kebabCase());
    }

    private static Properties load() {
        Properties texts = new Properties();
        try (InputStream in = ParameterText.class.getResourceAsStream("parameters.properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
