package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was asked for, checked and complete.
 *
 * @param workspace the workspace
 * @param computeName the compute's name in the workspace
 * @param target the cluster; empty only for {@link Mode#DETACH}
 * @param identity the compute's identity
 * @param kubernetes what the compute is to be inside the cluster
 * @param computeRoles the roles that the compute's identity is to have
 * @param policy how the run behaves
 * @param provision what is set up around the compute
 * @param tags the tags that the compute is to have
 * @param warnings what was forgiven, a sentence each
 * @param names how the host spells a parameter
 */
public record AttachRequest(
        ResourceId workspace,
        String computeName,
        Optional<ClusterRef> target,
        ComputeIdentity identity,
        KubernetesSettings kubernetes,
        List<RoleGrant> computeRoles,
        Policy policy,
        Provision provision,
        ComputeTags tags,
        List<String> warnings,
        Function<Parameter, String> names) {

    public AttachRequest {
        computeRoles = List.copyOf(computeRoles);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads settings.
     *
     * @throws InvalidSettingsException with every mistake at once
     */
    public static AttachRequest from(AttachSettings settings) {
        return RequestParser.parse(settings);
    }

    /** The cluster, where the mode needs one. */
    public ClusterRef cluster() {
        return target.orElseThrow();
    }

    /** The compute's ARM id. */
    public ResourceId computeId() {
        return workspace.child("computes", computeName);
    }

    /** How the host spells a parameter. */
    public String name(Parameter parameter) {
        return names.apply(parameter);
    }
}
