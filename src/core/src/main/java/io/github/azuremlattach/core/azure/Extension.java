package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.request.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Azure Machine Learning extension of a cluster.
 *
 * @param name the instance's name
 * @param state its provisioning state
 * @param problems what it reports of itself at level Error
 * @param settings its configuration settings
 */
public record Extension(String name, String state, List<String> problems, Map<String, String> settings) {

    /** Whether a setting is on. */
    public boolean isOn(String setting) {
        return settings.entrySet().stream()
                .anyMatch(e -> e.getKey().equalsIgnoreCase(setting)
                        && e.getValue().toLowerCase(Locale.ROOT).equals("true"));
    }

    /** The relay namespace that it talks through, where it names one. */
    public Optional<ResourceId> relay() {
        return ResourceId.parse(settings.getOrDefault("relayserver.hybridConnectionResourceID", ""))
                .map(ResourceId::top);
    }
}
