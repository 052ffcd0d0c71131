package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Detaches a compute from the workspace; the cluster stays.
 *
 * @param compute the compute's name
 * @param cluster the ARM id of the cluster that it stood for when this was planned; nothing else is detached
 */
public record DetachCompute(String compute, String cluster, Reason reason, List<String> after) implements Change {
    static final String KIND = "detach";

    /** The one detach of a plan. */
    public static final String ID = "detach";

    public DetachCompute {
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
        return "detached";
    }

    @Override
    public String sign() {
        return "-";
    }

    @Override
    public String subject() {
        return compute + (cluster.isEmpty() ? "" : " from " + Change.shortName(cluster));
    }

    @Override
    public Optional<String> fullId() {
        return cluster.isEmpty() ? Optional.empty() : Optional.of(cluster);
    }
}
