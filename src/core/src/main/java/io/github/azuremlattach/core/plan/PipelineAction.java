package io.github.azuremlattach.core.plan;

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
    WORKSPACE_READ("Microsoft.MachineLearningServices/workspaces/read", "workspace", UseCase.PLAN, UseCase.DETACH),
    COMPUTE_READ(
            "Microsoft.MachineLearningServices/workspaces/computes/read", "workspace", UseCase.PLAN, UseCase.DETACH),
    COMPUTE_WRITE("Microsoft.MachineLearningServices/workspaces/computes/write", "workspace", UseCase.APPLY),
    COMPUTE_DELETE(
            "Microsoft.MachineLearningServices/workspaces/computes/delete",
            "workspace",
            UseCase.REPLACE,
            UseCase.DETACH),
    AKS_READ("Microsoft.ContainerService/managedClusters/read", "AKS cluster", UseCase.PLAN),
    ARC_READ("Microsoft.Kubernetes/connectedClusters/read", "Arc cluster", UseCase.PLAN),
    EXTENSIONS_READ(
            "Microsoft.KubernetesConfiguration/extensions/read", "cluster", UseCase.PLAN, UseCase.REMOVE_EXTENSION),
    PERMISSIONS_READ("Microsoft.Authorization/permissions/read", "every scope here", UseCase.PLAN, UseCase.DETACH),
    DENIALS_READ("Microsoft.Authorization/denyAssignments/read", "every scope here", UseCase.PLAN, UseCase.DETACH),
    LOCKS_READ(
            "Microsoft.Authorization/locks/read",
            "resource group of every scope here, or that scope",
            UseCase.PLAN,
            UseCase.DETACH),
    RUN_COMMAND(
            "Microsoft.ContainerService/managedClusters/runCommand/action",
            "AKS cluster",
            UseCase.NAMESPACE,
            UseCase.INSTANCE_TYPES),
    COMMAND_RESULTS_READ(
            "Microsoft.ContainerService/managedClusters/commandResults/read",
            "AKS cluster",
            UseCase.NAMESPACE,
            UseCase.INSTANCE_TYPES),
    IDENTITY_READ("Microsoft.ManagedIdentity/userAssignedIdentities/read", "identity", UseCase.USER_ASSIGNED),
    IDENTITY_ASSIGN(
            "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action", "identity", UseCase.USER_ASSIGNED),
    FEDERATION_READ(
            "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/read",
            "identity",
            UseCase.FEDERATED_CREDENTIALS),
    FEDERATION_WRITE(
            "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write",
            "identity",
            UseCase.FEDERATED_CREDENTIALS),
    ROLE_READ(
            "Microsoft.Authorization/roleDefinitions/read",
            "scope of each role",
            UseCase.COMPUTE_ROLES,
            UseCase.REMOVE_ROLES),
    GRANT_READ(
            "Microsoft.Authorization/roleAssignments/read",
            "scope of each role",
            UseCase.WORKSPACE_ROLES,
            UseCase.USER_ASSIGNED_ROLES,
            UseCase.REMOVE_ROLES),
    GRANT(
            "Microsoft.Authorization/roleAssignments/write",
            "scope of each role",
            UseCase.WORKSPACE_ROLES,
            UseCase.COMPUTE_ROLES),
    REVOKE("Microsoft.Authorization/roleAssignments/delete", "scope of each role", UseCase.REMOVE_ROLES),
    RELAY_READ(
            "Microsoft.Relay/namespaces/read", "resource group of the cluster", UseCase.RELAY, UseCase.INSTALL_ON_ARC),
    EXTENSION_WRITE("Microsoft.KubernetesConfiguration/extensions/write", "cluster", UseCase.INSTALL_EXTENSION),
    EXTENSION_OPERATIONS_READ(
            "Microsoft.KubernetesConfiguration/extensions/operations/read",
            "cluster",
            UseCase.INSTALL_EXTENSION,
            UseCase.REMOVE_EXTENSION),
    EXTENSION_DELETE("Microsoft.KubernetesConfiguration/extensions/delete", "cluster", UseCase.REMOVE_EXTENSION),
    RELAY_WRITE("Microsoft.Relay/namespaces/write", "resource group of the cluster", UseCase.INSTALL_ON_ARC),
    CONNECTION_READ(
            "Microsoft.Relay/namespaces/hybridConnections/read",
            "resource group of the cluster",
            UseCase.INSTALL_ON_ARC),
    CONNECTION_WRITE(
            "Microsoft.Relay/namespaces/hybridConnections/write",
            "resource group of the cluster",
            UseCase.INSTALL_ON_ARC),
    CONNECTION_RULE_READ(
            "Microsoft.Relay/namespaces/hybridConnections/authorizationRules/read",
            "resource group of the cluster",
            UseCase.INSTALL_ON_ARC),
    CONNECTION_RULE_WRITE(
            "Microsoft.Relay/namespaces/hybridConnections/authorizationRules/write",
            "resource group of the cluster",
            UseCase.INSTALL_ON_ARC),
    CONNECTION_KEYS(
            "Microsoft.Relay/namespaces/hybridConnections/authorizationRules/listKeys/action",
            "resource group of the cluster",
            UseCase.INSTALL_ON_ARC),
    JOB_READ("Microsoft.MachineLearningServices/workspaces/jobs/read", "workspace", UseCase.VERIFY),
    JOB_WRITE("Microsoft.MachineLearningServices/workspaces/jobs/write", "workspace", UseCase.VERIFY),
    JOB_CANCEL("Microsoft.MachineLearningServices/workspaces/jobs/cancel/action", "workspace", UseCase.VERIFY),
    ENVIRONMENT_READ(
            "Microsoft.MachineLearningServices/workspaces/environments/versions/read", "workspace", UseCase.VERIFY),
    ENVIRONMENT_WRITE(
            "Microsoft.MachineLearningServices/workspaces/environments/versions/write", "workspace", UseCase.VERIFY),
    REGISTER_EXTENSIONS(
            "Microsoft.KubernetesConfiguration/register/action", "subscription", UseCase.REGISTER_PROVIDERS),
    REGISTER_MACHINE_LEARNING(
            "Microsoft.MachineLearningServices/register/action", "subscription", UseCase.REGISTER_PROVIDERS),
    REGISTER_ARC("Microsoft.Kubernetes/register/action", "subscription", UseCase.REGISTER_PROVIDERS),
    REGISTER_RELAY("Microsoft.Relay/register/action", "subscription", UseCase.REGISTER_PROVIDERS);

    private final String action;
    private final String scope;
    private final Set<UseCase> uses;

    PipelineAction(String action, String scope, UseCase first, UseCase... more) {
        this.action = action;
        this.scope = scope;
        this.uses = EnumSet.of(first, more);
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
