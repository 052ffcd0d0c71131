package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Removes the Azure Machine Learning extension from a cluster on which no compute stands any more, and waits until it is
 * gone.
 *
 * @param name the extension's name
 * @param cluster the cluster's ARM id
 */
public record RemoveExtension(String name, String cluster, Reason reason, List<String> after) implements Change {
    static final String KIND = "remove-extension";

    /** The one removal of a plan. */
    public static final String ID = "extension-removal";

    public RemoveExtension {
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
        return "removed";
    }

    @Override
    public String sign() {
        return "-";
    }

    @Override
    public String subject() {
        return ExtensionText.subject(name, cluster, "", "");
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(cluster);
    }
}
