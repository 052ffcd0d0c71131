package io.github.azuremlattach.core.preflight;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An action of Azure's that the pipeline's identity needs: all there are, so that its role can hold these and no other.
 *
 * <p>Source: Azure permissions for AI + machine learning, for Containers, for Hybrid + multicloud, for Identity, for
 * Integration and for Management and governance, learn.microsoft.com.
 */
public enum PipelineAction {
    WORKSPACE_READ("Microsoft.MachineLearningServices/workspaces/read", true, "workspace", Use.PLAN, Use.DETACH),
    COMPUTE_READ("Microsoft.MachineLearningServices/workspaces/computes/read", true, "workspace", Use.PLAN, Use.DETACH),
    COMPUTE_WRITE("Microsoft.MachineLearningServices/workspaces/computes/write", true, "workspace", Use.APPLY),
    COMPUTE_DELETE(
            "Microsoft.MachineLearningServices/workspaces/computes/delete", true, "workspace", Use.REPLACE, Use.DETACH),
    AKS_READ("Microsoft.ContainerService/managedClusters/read", false, "AKS cluster", Use.PLAN),
    ARC_READ("Microsoft.Kubernetes/connectedClusters/read", false, "Arc cluster", Use.PLAN),
    EXTENSIONS_READ("Microsoft.KubernetesConfiguration/extensions/read", false, "cluster", Use.PLAN),
    PERMISSIONS_READ("Microsoft.Authorization/permissions/read", false, "every scope here", Use.PLAN, Use.DETACH),
    RUN_COMMAND("Microsoft.ContainerService/managedClusters/runCommand/action", false, "AKS cluster", Use.NAMESPACE),
    COMMAND_RESULTS_READ(
            "Microsoft.ContainerService/managedClusters/commandResults/read", false, "AKS cluster", Use.NAMESPACE),
    IDENTITY_READ("Microsoft.ManagedIdentity/userAssignedIdentities/read", true, "identity", Use.USER_ASSIGNED_ROLES),
    IDENTITY_ASSIGN(
            "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action", true, "identity", Use.USER_ASSIGNED),
    ROLE_READ(
            "Microsoft.Authorization/roleDefinitions/read",
            true,
            "scope of each role",
            Use.COMPUTE_ROLES,
            Use.REMOVE_ROLES),
    GRANT_READ(
            "Microsoft.Authorization/roleAssignments/read",
            false,
            "scope of each role",
            Use.WORKSPACE_ROLES,
            Use.USER_ASSIGNED_ROLES,
            Use.REMOVE_ROLES),
    GRANT(
            "Microsoft.Authorization/roleAssignments/write",
            true,
            "scope of each role",
            Use.WORKSPACE_ROLES,
            Use.COMPUTE_ROLES),
    REVOKE("Microsoft.Authorization/roleAssignments/delete", true, "scope of each role", Use.REMOVE_ROLES),
    RELAY_READ("Microsoft.Relay/namespaces/read", false, "resource group of the cluster", Use.RELAY);

    private final String action;
    private final boolean needed;
    private final String scope;
    private final Set<Use> uses;

    PipelineAction(String action, boolean needed, String scope, Use first, Use... more) {
        this.action = action;
        this.needed = needed;
        this.scope = scope;
        this.uses = EnumSet.of(first, more);
    }

    /** Whether nothing is done without it. Without the others the run goes on, with a warning that it could not check. */
    public boolean isNeeded() {
        return needed;
    }

    /** Where it is needed, in words. */
    public String scope() {
        return scope;
    }

    /** What it is needed for in the first place. */
    public Set<Use> uses() {
        return uses;
    }

    /** All that a use needs, with what it rests on. */
    public static List<PipelineAction> of(Use use) {
        Set<Use> all = use.all();
        return Arrays.stream(values())
                .filter(action -> action.uses.stream().anyMatch(all::contains))
                .toList();
    }

    /** As Azure writes it. */
    @Override
    public String toString() {
        return action;
    }
}
