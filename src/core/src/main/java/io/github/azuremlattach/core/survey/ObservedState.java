package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.plan.RoleNeeds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What exists in Azure.
 *
 * @param workspace the workspace
 * @param compute the compute of the name asked for
 * @param computes all computes of the workspace
 * @param cluster the cluster
 * @param extension the Azure Machine Learning extension of the cluster
 * @param providers the resource providers asked about and their registration states
 * @param caller what the caller may do, by scope
 * @param roles the roles that the workspace's identity and the compute's identity need
 */
public record ObservedState(
        Workspace workspace,
        Optional<Compute> compute,
        Observation<List<Compute>> computes,
        Observation<Optional<Cluster>> cluster,
        Observation<Optional<Extension>> extension,
        Observation<Map<String, String>> providers,
        Map<String, Observation<ActionSet>> caller,
        RoleNeeds roles) {

    /** The same with the compute looked at anew. */
    public ObservedState with(Optional<Compute> newCompute) {
        return new ObservedState(workspace, newCompute, computes, cluster, extension, providers, caller, roles);
    }
}
