package io.github.azuremlattach.core.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Words what happens to an extension. */
final class ExtensionText {
    private ExtensionText() {}

    static Map<String, String> sorted(Map<String, String> settings) {
        return Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    static String subject(String name, String cluster, String version, String train) {
        return "extension " + name + (version.isEmpty() ? "" : " " + version) + " on " + Change.shortName(cluster)
                + (train.isEmpty() ? "" : ", train " + train);
    }

    static List<String> lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }
}
