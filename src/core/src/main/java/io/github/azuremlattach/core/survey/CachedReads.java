package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.List;
import java.util.Optional;

/** The looks at AzureClients that the runs of a fleet share. A compute is not among them: each run looks at its own. */
public final class CachedReads {
    private final FleetContext commons;
    private final AzureClients azure;

    public CachedReads(FleetContext commons) {
        this.commons = commons;
        this.azure = commons.azure();
    }

    Workspace workspace(ResourceId id) {
        return commons.once("workspace " + id, () -> azure.workspaces().get(id));
    }

    Optional<Compute> compute(ResourceId id) {
        return azure.computes().get(id);
    }

    List<Compute> computes(ResourceId workspace) {
        return commons.once("computes " + workspace, () -> azure.computes().list(workspace));
    }

    Optional<Cluster> cluster(ClusterRef cluster) {
        return commons.once("cluster " + cluster.id(), () -> azure.clusters().get(cluster));
    }

    Optional<Extension> extension(ClusterRef cluster) {
        return commons.once(
                "extension " + cluster.id(), () -> azure.extensions().find(cluster));
    }

    public Optional<ResourceId> relay(ResourceId cluster) {
        return commons.once("relay " + cluster, () -> azure.relays().besides(cluster));
    }

    String registration(String subscription, String provider) {
        return commons.once("provider " + subscription + " " + provider, () -> azure.providers()
                .state(subscription, provider));
    }

    ActionSet permissions(String scope) {
        return commons.once("permissions " + scope, () -> azure.permissions().at(scope));
    }

    public Optional<String> principalId(ResourceId identity) {
        return commons.once("identity " + identity, () -> azure.identities().principalId(identity));
    }

    public List<RoleAssignment> assignments(String principal, String scope) {
        return commons.once("assignments " + principal + " " + scope, () -> azure.roleAssignments()
                .of(principal, scope));
    }

    public List<RoleAssignment> granted(String principal, String subscription) {
        return azure.roleAssignments().granted(principal, subscription);
    }

    public Optional<String> role(String name, String scope) {
        return commons.once(
                "role " + name + " " + scope, () -> azure.roleDefinitions().named(name, scope));
    }

    public ActionSet actions(String role, String scope) {
        return commons.once("actions " + role + " " + scope.split("/")[2], () -> azure.roleDefinitions()
                .actions(role, scope));
    }
}
