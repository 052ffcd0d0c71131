package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Creates a namespace in an AKS cluster.
 *
 * @param namespace its name
 * @param cluster the cluster's ARM id
 */
public record CreateNamespace(String namespace, String cluster, Reason reason) implements Change {
    static final String KIND = "create-namespace";

    /** The one namespace of a plan. */
    public static final String ID = "namespace";

    @Override
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String id() {
        return ID;
    }

    @Override
    public List<String> after() {
        return List.of();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "created";
    }

    @Override
    public String subject() {
        return "namespace " + namespace + " in " + Change.shortName(cluster);
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(cluster);
    }
}
