package io.jenkins.plugins.azuremlattach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The computes that a step lists, as the manifest that they stand for: its other arguments are their defaults. */
final class InlineManifest {
    /** What stands for the manifest's path. */
    static final String NAME = "targets";

    private static final Pattern NEAREST = Pattern.compile("(?<=[Dd]id you mean )([a-z-]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private InlineManifest() {}

    /**
     * Settings with a manifest of the targets.
     *
     * @param shared the other arguments of the step
     */
    static StepSettings settings(Map<Parameter, String> shared, List<Map<String, Object>> targets) {
        Map<Parameter, String> beside = new EnumMap<>(Parameter.class);
        Map<String, String> defaults = new LinkedHashMap<>();
        shared.forEach((parameter, value) -> {
            if (parameter.isOfCompute() && parameter != Parameter.COMPUTE_NAME && parameter != Parameter.FILE) {
                defaults.put(parameter.camelCase(), value);
            } else {
                beside.put(parameter, value);
            }
        });
        beside.put(Parameter.MANIFEST, NAME);
        return new StepSettings(beside).with(NAME, manifest(defaults, targets));
    }

    private static String manifest(Map<String, String> defaults, List<Map<String, Object>> targets) {
        try {
            return JSON.writeValueAsString(Map.of("defaults", defaults, "computes", plain(targets)));
        } catch (JsonProcessingException e) {
            throw new InvalidSettingsException(List.of(Messages.InlineManifest_unreadable()));
        }
    }

    /** Values as JSON has them; Groovy's interpolated strings, among others, become texts. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(String.valueOf(key), plain(item)));
            return copy;
        }
        if (value instanceof Iterable<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(plain(item)));
            return copy;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static String inCamelCase(String mistake) {
        return NEAREST.matcher(mistake).replaceAll(nearest -> Parameter.named(nearest.group(1))
                .map(Parameter::camelCase)
                .orElse("$1"));
    }

    /** Mistakes in the words of the step, which knows no manifest. */
    static InvalidSettingsException worded(InvalidSettingsException e) {
        return new InvalidSettingsException(e.mistakes().stream()
                .map(mistake -> mistake.replaceFirst("^computes(?=\\[)", NAME).replaceFirst("^defaults: ", ""))
                .map(mistake -> mistake.replace("give it in the manifest, for one compute", "give it in one target"))
                .map(InlineManifest::inCamelCase)
                .toList());
    }
}
