package io.github.azuremlattach.core.settings;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Settings in a map under kebab-case names. */
record MapSettings(Map<String, String> values) implements AttachSettings {

    MapSettings {
        values = Map.copyOf(values);
    }

    @Override
    public String value(Parameter parameter) {
        return values.getOrDefault(parameter.kebabCase(), "");
    }

    @Override
    public String nameOf(Parameter parameter) {
        return parameter.kebabCase();
    }

    @Override
    public Set<String> unknownNames() {
        Set<String> unknown = new TreeSet<>(values.keySet());
        Arrays.stream(Parameter.values()).map(Parameter::kebabCase).forEach(unknown::remove);
        return unknown;
    }
}
