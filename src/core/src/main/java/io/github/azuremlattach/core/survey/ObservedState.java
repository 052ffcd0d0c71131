package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.RoleGrant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What exists in Azure, as far as an attach rests on it.
 *
 * @param workspace the workspace
 * @param compute the compute of the name asked for
 * @param computes all computes of the workspace
 * @param cluster the cluster
 * @param extension the Azure Machine Learning extension of the cluster
 * @param relay the relay of an Arc cluster, where a role on it may be needed
 * @param providers the resource providers asked about and their registration states
 * @param principals the principals of the user-assigned identities that roles are needed for
 * @param roleIds the GUIDs of the roles that were asked for by name
 * @param granted the assignments that earlier attaches made for the compute, where all of them are to be removed
 * @param subscriptionState the state of the workspace's subscription, such as {@code Enabled}
 * @param relayConnection whether the relay of an Arc cluster has its hybrid connection, where an installation needs one
 * @param federation what service accounts of the cluster can be trusted by
 * @param use who else needs the extension of the cluster, where it is to be removed
 */
public record ObservedState(
        Workspace workspace,
        Optional<Compute> compute,
        Observation<List<Compute>> computes,
        Observation<Optional<Cluster>> cluster,
        Observation<Optional<Extension>> extension,
        Observation<Optional<ResourceId>> relay,
        Observation<Map<String, String>> providers,
        Map<ResourceId, Observation<Optional<String>>> principals,
        Map<RoleGrant, Observation<Optional<String>>> roleIds,
        Observation<List<RoleAssignment>> granted,
        Observation<String> subscriptionState,
        Observation<Boolean> relayConnection,
        Federation federation,
        Observation<ClusterUse> use) {

    /** Whether the relay of an Arc cluster is known to have its hybrid connection. */
    public boolean hasRelayConnection() {
        return relayConnection.seen().orElse(false);
    }

    /** The cluster, where it was seen and exists. */
    public Optional<Cluster> knownCluster() {
        return cluster.seen().flatMap(found -> found);
    }
}
