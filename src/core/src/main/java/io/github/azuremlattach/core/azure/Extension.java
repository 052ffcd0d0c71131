package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.request.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Azure Machine Learning extension of a cluster.
 *
 * @param name the instance's name
 * @param state its provisioning state
 * @param problems what it reports of itself at level Error
 * @param settings its configuration settings
 * @param version the version that is installed; empty when Azure does not say
 * @param train its release train; empty when Azure does not say
 * @param secrets the names of its protected settings, whose values nobody can read back
 */
public record Extension(
        String name,
        String state,
        List<String> problems,
        Map<String, String> settings,
        String version,
        String train,
        Set<String> secrets) {

    /** An extension of which neither version nor protected settings are known. */
    public Extension(String name, String state, List<String> problems, Map<String, String> settings) {
        this(name, state, problems, settings, "", "", Set.of());
    }

    /** Its state in lower case, in which Azure is not consistent. */
    public ProvisioningState provisioningState() {
        return ProvisioningState.of(state);
    }

    /** Whether it is installed and healthy. */
    public boolean isReady() {
        return provisioningState() == ProvisioningState.SUCCEEDED;
    }

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
