package io.github.azuremlattach.core.request;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags that a compute is to have; others that it has stay.
 *
 * @param named the tags that are named: another value is a difference
 * @param origin where the compute was asked for, which changes with each run and is no difference
 */
public record ComputeTags(Map<String, String> named, Map<String, String> origin) {
    /** None. */
    public static final ComputeTags NONE = new ComputeTags(Map.of(), Map.of());

    public ComputeTags {
        named = Collections.unmodifiableMap(new TreeMap<>(named));
        origin = Collections.unmodifiableMap(new TreeMap<>(origin));
    }

    /** All that a PUT sends; what is named takes precedence. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(origin);
        all.putAll(named);
        return all;
    }
}
