package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.DenyAssignment;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.FederatedIdentityCredential;
import io.github.azuremlattach.core.azure.Lock;
import io.github.azuremlattach.core.azure.Relays;
import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.azure.Subscriptions.Subscription;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The reads that the runs of a fleet share. A compute that is there is not among them: each run reads its own. */
public final class CachedReads {
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final FleetContext fleet;
    private final AzureClients azure;
    private final Instant notBefore;

    /**
     * Prepares reads.
     *
     * @param notBefore results older than this are not used
     */
    public CachedReads(FleetContext fleet, Instant notBefore) {
        this.fleet = fleet;
        this.azure = fleet.azure();
        this.notBefore = notBefore;
    }

    Workspace workspace(ResourceId id) {
        return once("workspace " + id, () -> azure.workspaces().get(id));
    }

    /**
     * Reads a compute. In a fleet the list that its neighbours need too says whether there is one; what a plan rests on is
     * read from the compute itself, and looked at again before a write.
     *
     * @param listed whether the list is read anyway
     */
    Optional<Compute> compute(ResourceId workspace, ResourceId id, boolean listed) {
        return listed && fleet.isShared() && isAbsent(workspace, id)
                ? Optional.empty()
                : azure.computes().get(id);
    }

    private boolean isAbsent(ResourceId workspace, ResourceId id) {
        Instant recently = fleet.now().minus(RECENT);
        try {
            List<Compute> computes =
                    new CachedReads(fleet, recently.isAfter(notBefore) ? recently : notBefore).computes(workspace);
            return computes.stream().noneMatch(compute -> compute.name().equalsIgnoreCase(id.name()));
        } catch (ArmException e) {
            return false;
        }
    }

    List<ResourceId> workspaces(String subscription) {
        return once("workspaces " + subscription, () -> azure.workspaces().in(subscription));
    }

    List<Compute> computes(ResourceId workspace) {
        return once("computes " + workspace, () -> azure.computes().list(workspace));
    }

    Optional<Cluster> cluster(ClusterRef cluster) {
        return once("cluster " + cluster.id(), () -> azure.clusters().get(cluster));
    }

    Optional<Extension> extension(ClusterRef cluster) {
        return once("extension " + cluster.id(), () -> azure.extensions().find(cluster));
    }

    String arcIssuer(ResourceId cluster) {
        return once("issuer " + cluster, () -> azure.clusters().arcIssuer(cluster));
    }

    List<FederatedIdentityCredential> federatedCredentials(ResourceId identity) {
        return once("federated credentials " + identity, () -> azure.federatedCredentials()
                .of(identity.toString()));
    }

    Optional<ResourceId> relay(ResourceId cluster) {
        return once("relay " + cluster, () -> azure.relays().besides(cluster));
    }

    boolean relayConnection(ResourceId cluster) {
        return once("relay connection " + cluster, () -> azure.relays()
                .hasRule(Relays.idFor(cluster).toString(), cluster.name()));
    }

    String registration(String subscription, String provider) {
        return once("provider " + subscription + " " + provider, () -> azure.providers()
                .state(subscription, provider));
    }

    ActionSet permissions(String scope) {
        return once("permissions " + scope, () -> azure.permissions().at(scope));
    }

    List<DenyAssignment> denials(String scope) {
        return once("denials " + scope, () -> azure.denyAssignments().at(scope));
    }

    List<Lock> locks(String scope) {
        return once("locks " + scope, () -> azure.locks().around(scope));
    }

    String caller() {
        return azure.caller().objectId();
    }

    Optional<String> principalId(ResourceId identity) {
        return once("identity " + identity, () -> azure.identities().principalId(identity));
    }

    List<RoleAssignment> assignments(String principal, String scope) {
        return once("assignments " + principal + " " + scope, () -> azure.roleAssignments()
                .of(principal, scope));
    }

    List<RoleAssignment> granted(String principal, String subscription) {
        return azure.roleAssignments().granted(principal, subscription);
    }

    Optional<String> role(String name, String scope) {
        return once("role " + name + " " + scope, () -> azure.roleDefinitions().named(name, scope));
    }

    ActionSet actions(String role, String scope) {
        return once("actions " + role + " " + scope.split("/")[2], () -> azure.roleDefinitions()
                .actions(role, scope));
    }

    List<Subscription> subscriptions() {
        return once("subscriptions", () -> azure.subscriptions().list());
    }

    private <T> T once(String what, Supplier<T> work) {
        return fleet.once(what, notBefore, work);
    }
}
