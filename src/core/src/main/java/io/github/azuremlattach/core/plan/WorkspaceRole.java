package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Optional;

/**
 * The roles that a workspace's user-assigned identity needs before an attach.
 *
 * <p>Source: Attach a Kubernetes cluster to Azure Machine Learning workspace, its role table, learn.microsoft.com.
 */
public enum WorkspaceRole {
    RELAY(BuiltInRole.AZURE_RELAY_OWNER, "Azure Relay", "the workspace talks to an Arc cluster through the relay"),
    READER(BuiltInRole.READER, "the cluster", "the workspace reads the cluster"),
    EXTENSION(
            BuiltInRole.KUBERNETES_EXTENSION_CONTRIBUTOR,
            "the cluster",
            "without it the attach fails with \"extension not installed\""),
    CLUSTER_ADMIN(
            BuiltInRole.AKS_CLUSTER_ADMIN, "the cluster", "without it the attach fails with \"internal server error\""),
    TRUSTED_ACCESS(
            BuiltInRole.CONTRIBUTOR,
            "the cluster",
            "the workspace binds itself by Trusted Access, for the cluster's special configuration");

    private final BuiltInRole role;
    private final String resource;
    private final String why;

    WorkspaceRole(BuiltInRole role, String resource, String why) {
        this.role = role;
        this.resource = resource;
        this.why = why;
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
    public String why() {
        return why;
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

    /** What the identity must be able to do, so that another role serves as well. */
    public List<String> actions(ClusterRef ref) {
        return switch (this) {
            case RELAY ->
                List.of(
                        "Microsoft.Relay/namespaces/read",
                        "Microsoft.Relay/namespaces/hybridConnections/authorizationRules/listKeys/action");
            case READER -> List.of(ref.action("read"));
            case EXTENSION ->
                List.of(
                        "Microsoft.KubernetesConfiguration/extensions/read",
                        "Microsoft.KubernetesConfiguration/extensions/write");
            case CLUSTER_ADMIN ->
                ref.isAks() ? List.of(ref.action("listClusterAdminCredential/action")) : List.of(ref.action("read"));
            case TRUSTED_ACCESS -> List.of(ref.action("trustedAccessRoleBindings/write"));
        };
    }
}
