package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes the Azure Machine Learning extension of a cluster and waits until it is changed. Protected settings stay.
 *
 * @param name the extension's name
 * @param cluster the cluster's ARM id
 * @param version the version that it is to have; empty where it stays
 * @param train the release train that it is to have; empty where it stays
 * @param settings the configuration settings that change
 */
public record UpdateExtension(
        String name,
        String cluster,
        String version,
        String train,
        Map<String, String> settings,
        Reason reason,
        List<String> after)
        implements Change {
    static final String KIND = "update-extension";

    /** The one update of a plan. */
    public static final String ID = "extension-update";

    public UpdateExtension {
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
        return "updated";
    }

    @Override
    public String sign() {
        return "~";
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
