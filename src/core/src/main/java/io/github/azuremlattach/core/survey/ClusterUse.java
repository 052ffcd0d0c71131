package io.github.azuremlattach.core.survey;

import java.util.List;

/**
 * Who else needs the extension of a cluster.
 *
 * @param computes the other computes on the cluster, as {@code compute in workspace}
 * @param workspaces how many workspaces were looked at: those that the caller can see
 */
public record ClusterUse(List<String> computes, int workspaces) {
    /** Nobody asks. */
    public static final ClusterUse NONE = new ClusterUse(List.of(), 0);

    public ClusterUse {
        computes = List.copyOf(computes);
    }
}
