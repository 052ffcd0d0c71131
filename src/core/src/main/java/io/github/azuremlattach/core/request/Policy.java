package io.github.azuremlattach.core.request;

import java.time.Duration;

/**
 * How a run behaves, apart from what it attaches.
 *
 * @param mode what the run does
 * @param onDifference what an existing compute with other settings means
 * @param preflight what a failed check does
 * @param workspaceRoles what happens to missing roles of the workspace's identity
 * @param createNamespace whether a missing namespace is created
 * @param removeRoles whether a detach removes the compute's role assignments too
 * @param diagnoseCluster whether an AKS cluster in which something failed is asked why, by run-command
 * @param await whether the run waits for Azure
 * @param timeout the longest wait, from the start of the run
 */
public record Policy(
        Mode mode,
        OnDifference onDifference,
        Preflight preflight,
        WorkspaceRoles workspaceRoles,
        boolean createNamespace,
        boolean removeRoles,
        boolean diagnoseCluster,
        boolean await,
        Duration timeout) {

    /** What a failed pre-flight check does. */
    public enum Preflight {
        /** Stops the run. */
        STRICT,
        /** Is a warning. */
        WARN,
        /** Nothing: the checks are not made. */
        OFF
    }

    /** What happens to missing roles of a workspace's user-assigned identity. */
    public enum WorkspaceRoles {
        /** They are granted. */
        GRANT,
        /** They fail the pre-flight check. */
        CHECK,
        /** They are not looked at. */
        SKIP
    }
}
