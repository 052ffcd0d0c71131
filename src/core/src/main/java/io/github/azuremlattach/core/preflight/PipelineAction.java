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
    WORKSPACE_READ(
            "Microsoft.MachineLearningServices/workspaces/read", true, "workspace", UseCase.PLAN, UseCase.DETACH),
    COMPUTE_READ(
            "Microsoft.MachineLearningServices/workspaces/computes/read",
            true,
            "workspace",
            UseCase.PLAN,
            UseCase.DETACH),
    COMPUTE_WRITE("Microsoft.MachineLearningServices/workspaces/computes/write", true, "workspace", UseCase.APPLY),
    COMPUTE_DELETE(
            "Microsoft.MachineLearningServices/workspaces/computes/delete",
            true,
            "workspace",
            UseCase.REPLACE,
            UseCase.DETACH),
    AKS_READ("Microsoft.ContainerService/managedClusters/read", false, "AKS cluster", UseCase.PLAN),
    ARC_READ("Microsoft.Kubernetes/connectedClusters/read", false, "Arc cluster", UseCase.PLAN),
    EXTENSIONS_READ("Microsoft.KubernetesConfiguration/extensions/read", false, "cluster", UseCase.PLAN),
    PERMISSIONS_READ(
            "Microsoft.Authorization/permissions/read", false, "every scope here", UseCase.PLAN, UseCase.DETACH),
    RUN_COMMAND(
            "Microsoft.ContainerService/managedClusters/runCommand/action", false, "AKS cluster", UseCase.NAMESPACE),
    COMMAND_RESULTS_READ(
            "Microsoft.ContainerService/managedClusters/commandResults/read", false, "AKS cluster", UseCase.NAMESPACE),
    IDENTITY_READ(
            "Microsoft.ManagedIdentity/userAssignedIdentities/read", true, "identity", UseCase.USER_ASSIGNED_ROLES),
    IDENTITY_ASSIGN(
            "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action", true, "identity", UseCase.USER_ASSIGNED),
    ROLE_READ(
            "Microsoft.Authorization/roleDefinitions/read",
            true,
            "scope of each role",
            UseCase.COMPUTE_ROLES,
            UseCase.REMOVE_ROLES),
    GRANT_READ(
            "Microsoft.Authorization/roleAssignments/read",
            false,
            "scope of each role",
            UseCase.WORKSPACE_ROLES,
            UseCase.USER_ASSIGNED_ROLES,
            UseCase.REMOVE_ROLES),
    GRANT(
            "Microsoft.Authorization/roleAssignments/write",
            true,
            "scope of each role",
            UseCase.WORKSPACE_ROLES,
            UseCase.COMPUTE_ROLES),
    REVOKE("Microsoft.Authorization/roleAssignments/delete", true, "scope of each role", UseCase.REMOVE_ROLES),
    RELAY_READ("Microsoft.Relay/namespaces/read", false, "resource group of the cluster", UseCase.RELAY);

    private final String action;
    private final boolean needed;
    private final String scope;
    private final Set<UseCase> uses;

    PipelineAction(String action, boolean needed, String scope, UseCase first, UseCase... more) {
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
    public Set<UseCase> uses() {
        return uses;
    }

    /** All that a use needs, with what it rests on. */
    public static List<PipelineAction> of(UseCase use) {
        Set<UseCase> all = use.all();
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
