package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Location;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns raw settings into a request, or into the list of everything that is wrong with them. */
final class RequestParser {
    private static final int MAX_DOCUMENTED_NAME = 16;

    private final Mistakes mistakes;
    private final AttachSettings settings;
    private final Values values;
    private final List<String> warnings = new ArrayList<>();

    private RequestParser(AttachSettings given, Collection<Parameter> explained) {
        this.mistakes = new Mistakes(given);
        given.unknownNames().forEach(name -> mistakes.unknown(Location.NONE, name, parameter -> true));
        mistakes.explain(explained);
        this.settings = FileSettings.over(given, mistakes);
        this.values = new Values(settings, mistakes);
    }

    /**
     * Reads settings.
     *
     * @throws InvalidSettingsException with every mistake at once
     */
    static AttachRequest parse(AttachSettings settings) {
        return parse(settings, Set.of());
    }

    /**
     * Reads settings.
     *
     * @param explained parameters that are missing only because of mistakes that are known already
     * @throws InvalidSettingsException with every mistake at once
     */
    static AttachRequest parse(AttachSettings settings, Collection<Parameter> explained) {
        return new RequestParser(settings, explained).request();
    }

    private AttachRequest request() {
        Policy policy = policy();
        Optional<ClusterRef> cluster = new ClusterReader(values, mistakes).read(policy.mode());
        ResourceId workspace = new WorkspaceReader(values, mistakes, warnings).read(cluster);
        String name = computeName();
        ComputeIdentity identity = new IdentityReader(values, mistakes, warnings).read();
        List<RoleGrant> roles = new RoleGrantReader(values, mistakes).read();
        KubernetesSettings kubernetes = new KubernetesReader(values, mistakes, warnings).read();
        ComputeTags tags = new TagsReader(values, mistakes).read(settings);
        Provision provision =
                new ProvisionReader(values, mistakes).read(cluster, identity, kubernetes, policy, settings);
        checkRoles(roles, identity, policy);
        if (policy.createNamespace() && cluster.isPresent() && !cluster.get().isAks()) {
            mistakes.wrong(
                    Parameter.CREATE_NAMESPACE, "true", "only AKS offers a way to create it, so create it by kubectl");
        }
        warnings.addAll(IneffectiveParameters.warnings(values, mistakes, policy.mode()));
        mistakes.throwIfAny();
        return new AttachRequest(
                workspace,
                name,
                cluster,
                identity,
                kubernetes,
                roles,
                policy,
                provision,
                tags,
                warnings,
                settings::nameOf);
    }

    private Policy policy() {
        return new Policy(
                values.choice(Parameter.MODE, Mode.class),
                values.choice(Parameter.ON_DIFFERENCE, OnDifference.class),
                values.choice(Parameter.PREFLIGHT, Policy.Preflight.class),
                values.choice(Parameter.WORKSPACE_ROLES, Policy.WorkspaceRoles.class),
                values.flag(Parameter.CREATE_NAMESPACE),
                values.flag(Parameter.REMOVE_ROLES),
                values.flag(Parameter.DIAGNOSE_CLUSTER),
                values.flag(Parameter.WAIT),
                values.duration(Parameter.TIMEOUT));
    }

    private String computeName() {
        String name = values.required(Parameter.COMPUTE_NAME);
        if (name.length() > MAX_DOCUMENTED_NAME) {
            warnings.add("%s has %d characters: Azure documents 16 as the longest, and may refuse it."
                    .formatted(settings.nameOf(Parameter.COMPUTE_NAME), name.length()));
        }
        return name;
    }

    private void checkRoles(List<RoleGrant> roles, ComputeIdentity identity, Policy policy) {
        boolean unclear = mistakes.concern(Parameter.IDENTITY_TYPE, Parameter.USER_ASSIGNED_IDENTITIES);
        if (!roles.isEmpty() && !identity.exists() && policy.mode() != Mode.DETACH && !unclear) {
            mistakes.wrong(
                    Parameter.COMPUTE_ROLES,
                    roles.get(0).toString(),
                    "roles need an identity, so set " + settings.nameOf(Parameter.IDENTITY_TYPE)
                            + " to SystemAssigned or UserAssigned");
        }
    }
}
