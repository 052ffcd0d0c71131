package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Installs the Azure Machine Learning extension in a cluster and waits until it is installed.
 *
 * @param name the extension's name
 * @param cluster the cluster's ARM id
 * @param version the version; empty for the newest
 * @param train the release train; empty for Azure's choice
 * @param settings all its configuration settings, those included that the Azure CLI adds without saying so
 */
public record InstallExtension(
        String name,
        String cluster,
        String version,
        String train,
        Map<String, String> settings,
        Reason reason,
        List<String> after)
        implements Change {
    static final String KIND = "install-extension";

    /** The one installation of a plan. */
    public static final String ID = "extension";

    public InstallExtension {
        settings = ExtensionText.sorted(settings);
        after = List.copyOf(after);
    }

    @Override
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String id() {
        return ID;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "installed";
    }

    @Override
    public String subject() {
        return ExtensionText.subject(name, cluster, version, train);
    }

    @Override
    public List<String> details() {
        return ExtensionText.lines(settings);
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(cluster);
    }
}
