package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Optional;

/**
 * The roles that a workspace's user-assigned identity needs before an attach.
 *
 * <p>Source: Attach a Kubernetes cluster to Azure Machine Learning workspace, its role table, learn.microsoft.com.
 */
public enum WorkspaceRole {
    RELAY(BuiltInRole.AZURE_RELAY_OWNER, "Azure Relay", Reason.WORKSPACE_USES_RELAY),
    READER(BuiltInRole.READER, "the cluster", Reason.WORKSPACE_READS_CLUSTER),
    EXTENSION(BuiltInRole.KUBERNETES_EXTENSION_CONTRIBUTOR, "the cluster", Reason.WORKSPACE_USES_EXTENSION),
    CLUSTER_ADMIN(BuiltInRole.AKS_CLUSTER_ADMIN, "the cluster", Reason.WORKSPACE_WRITES_SECRETS),
    TRUSTED_ACCESS(BuiltInRole.CONTRIBUTOR, "the cluster", Reason.WORKSPACE_USES_TRUSTED_ACCESS);

    private final BuiltInRole role;
    private final String resource;
    private final Reason reason;

    WorkspaceRole(BuiltInRole role, String resource, Reason reason) {
        this.role = role;
        this.resource = resource;
        this.reason = reason;
    }

    /** The role. */
    public BuiltInRole role() {
        return role;
    }

    /** Where it is needed, in words. */
    public String resource() {
        return resource;
    }

    /** What it is good for. */
    public Reason reason() {
        return reason;
    }

    /** Whether a cluster needs it. */
    public boolean appliesTo(ClusterRef ref, Observation<Optional<Cluster>> cluster) {
        return switch (this) {
            case RELAY -> !ref.isAks();
            case READER, EXTENSION, CLUSTER_ADMIN -> true;
            case TRUSTED_ACCESS ->
                ref.isAks()
                        && cluster.seen()
                                .flatMap(c -> c)
                                .filter(c -> !c.trustedAccess().isEmpty())
                                .isPresent();
        };
    }

    /**
     * What the identity must be able to do, so that another role serves as well. The actions tell the role from the others
     * of the table, so that these do not stand for it.
     */
    public List<String> actions(ClusterRef ref) {
        return switch (this) {
            case RELAY ->
                List.of(
                        "Microsoft.Relay/namespaces/read",
                        "Microsoft.Relay/namespaces/hybridConnections/write",
                        "Microsoft.Relay/namespaces/hybridConnections/authorizationRules/listKeys/action");
            case READER ->
                ref.isAks() ? List.of(ref.action("read"), ref.action("agentPools/read")) : List.of(ref.action("read"));
            case EXTENSION ->
                List.of(
                        "Microsoft.KubernetesConfiguration/extensions/read",
                        "Microsoft.KubernetesConfiguration/extensions/write");
            case CLUSTER_ADMIN ->
                List.of("Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action");
            case TRUSTED_ACCESS -> List.of(ref.action("trustedAccessRoleBindings/write"));
        };
    }
}
