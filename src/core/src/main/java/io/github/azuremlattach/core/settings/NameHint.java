package io.github.azuremlattach.core.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What somebody who gave an unknown name most likely meant.
 *
 * @param parameter the parameter
 * @param value the value to give to it; empty for the one that was given
 */
record NameHint(Parameter parameter, String value) {

    /** Names of {@code az ml compute attach} and of other tools that have another one here. */
    private static final Map<String, NameHint> ALIASES = Map.of(
            "name", new NameHint(Parameter.COMPUTE_NAME, ""),
            "no-wait", new NameHint(Parameter.WAIT, "false"),
            "dry-run", new NameHint(Parameter.MODE, "plan"),
            "what-if", new NameHint(Parameter.MODE, "plan"),
            "cluster-id", new NameHint(Parameter.RESOURCE_ID, ""),
            "cluster-resource-id", new NameHint(Parameter.RESOURCE_ID, ""));

    /** The nearest of some parameters; empty when none is near. */
    static Optional<NameHint> of(String name, Predicate<Parameter> among) {
        Map<String, NameHint> candidates = new LinkedHashMap<>();
        Arrays.stream(Parameter.values())
                .filter(among)
                .forEach(one -> candidates.put(one.kebabCase(), new NameHint(one, "")));
        ALIASES.forEach((alias, hint) -> {
            if (among.test(hint.parameter)) {
                candidates.put(alias, hint);
            }
        });
        return NearestName.of(kebabCase(name), candidates.keySet()).map(candidates::get);
    }

    /** A name in camelCase or with underscores as the catalogue would spell it. */
    private static String kebabCase(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** The parameter, and its value where it must be another one, in the host's spelling. */
    String worded(AttachSettings settings) {
        return settings.nameOf(parameter) + (value.isEmpty() ? "" : ": " + value);
    }
}
