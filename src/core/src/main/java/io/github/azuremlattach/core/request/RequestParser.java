package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.NearestName;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns raw settings into a request, or into the list of everything that is wrong with them. */
public final class RequestParser {
    private static final Pattern COMPUTE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");
    private static final Pattern WORKSPACE_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}");
    private static final Pattern RESOURCE_GROUP = Pattern.compile("[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]");
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_DOCUMENTED_NAME = 16;

    private final Mistakes mistakes;
    private final AttachSettings settings;
    private final Values values;
    private final List<String> warnings = new ArrayList<>();

    private RequestParser(AttachSettings given) {
        this.mistakes = new Mistakes(given);
        this.settings = withFile(given);
        this.values = new Values(settings, mistakes);
    }

    /**
     * Reads settings.
     *
     * @throws InvalidSettingsException with every mistake at once
     */
    public static AttachRequest parse(AttachSettings settings) {
        return new RequestParser(settings).request();
    }

    private AttachRequest request() {
        unknownNames(settings, mistakes);
        Policy policy = policy();
        Optional<ClusterRef> cluster = new ClusterReader(values, mistakes).read(policy.mode());
        ResourceId workspace = workspace(cluster);
        String name = computeName();
        ComputeIdentity identity = new IdentityReader(values, mistakes, settings, warnings).read();
        List<RoleGrant> roles = new RoleGrantReader(values, mistakes).read();
        if (!roles.isEmpty() && !identity.exists() && policy.mode() != Mode.DETACH) {
            mistakes.wrong(
                    Parameter.COMPUTE_ROLES,
                    roles.get(0).toString(),
                    "roles need an identity, so set " + settings.nameOf(Parameter.IDENTITY_TYPE)
                            + " to SystemAssigned or UserAssigned");
        }
        KubernetesSettings kubernetes = kubernetes();
        if (policy.createNamespace() && cluster.isPresent() && !cluster.get().isAks()) {
            mistakes.wrong(
                    Parameter.CREATE_NAMESPACE, "true", "only AKS offers a way to create it, so create it by kubectl");
        }
        mistakes.throwIfAny();
        return new AttachRequest(
                workspace, name, cluster, identity, kubernetes, roles, policy, warnings, settings::nameOf);
    }

    static void unknownNames(AttachSettings settings, Mistakes mistakes) {
        List<String> known =
                Arrays.stream(Parameter.values()).map(settings::nameOf).toList();
        settings.unknownNames().forEach(name -> mistakes.unknown(name, NearestName.of(name, known)));
    }

    private Policy policy() {
        return new Policy(
                values.choice(Parameter.MODE, Mode.class),
                values.choice(Parameter.ON_DIFFERENCE, OnDifference.class),
                values.choice(Parameter.PREFLIGHT, Policy.Preflight.class),
                values.choice(Parameter.WORKSPACE_ROLES, Policy.WorkspaceRoles.class),
                values.flag(Parameter.CREATE_NAMESPACE),
                values.flag(Parameter.REMOVE_ROLES),
                values.flag(Parameter.WAIT),
                values.duration(Parameter.TIMEOUT));
    }

    private ResourceId workspace(Optional<ClusterRef> cluster) {
        String group = matching(
                Parameter.RESOURCE_GROUP, RESOURCE_GROUP, "give the workspace's resource group, up to 90 characters");
        String name = matching(
                Parameter.WORKSPACE_NAME, WORKSPACE_NAME, "give 3 to 33 letters, digits, hyphens and underscores");
        for (Parameter parameter : List.of(Parameter.RESOURCE_GROUP, Parameter.WORKSPACE_NAME)) {
            if (values.given(parameter).endsWith("-")) {
                warnings.add(
                        "%s ends with a hyphen: Azure Machine Learning workloads fail with InternalServerError then."
                                .formatted(settings.nameOf(parameter)));
            }
        }
        String subscription = values.given(Parameter.SUBSCRIPTION_ID);
        if (subscription.isEmpty()) {
            subscription = cluster.map(c -> c.id().subscriptionId()).orElse("");
            if (subscription.isEmpty() && values.given(Parameter.RESOURCE_ID).isEmpty()) {
                mistakes.missing(Parameter.SUBSCRIPTION_ID, "give the workspace's subscription, a GUID");
            }
        } else if (!ResourceId.isGuid(subscription)) {
            mistakes.wrong(Parameter.SUBSCRIPTION_ID, subscription, "give the subscription's id, a GUID, not its name");
        }
        return ResourceId.of(subscription, group, "Microsoft.MachineLearningServices/workspaces", name);
    }

    private String matching(Parameter parameter, Pattern pattern, String remedy) {
        String text = values.given(parameter);
        if (text.isEmpty()) {
            mistakes.missing(parameter, remedy);
        } else if (!pattern.matcher(text).matches()) {
            mistakes.wrong(parameter, text, remedy);
        }
        return text;
    }

    private String computeName() {
        String name = matching(
                Parameter.COMPUTE_NAME,
                COMPUTE_NAME,
                "give 2 to 16 letters, digits and hyphens, a letter first and no hyphen last");
        if (name.length() > LONGEST_DOCUMENTED_NAME) {
            warnings.add("%s has %d characters: Azure documents 16 as the longest, and may refuse it."
                    .formatted(settings.nameOf(Parameter.COMPUTE_NAME), name.length()));
        }
        return name;
    }

    private KubernetesSettings kubernetes() {
        String namespace = values.text(Parameter.NAMESPACE);
        if (!DNS_LABEL.matcher(namespace).matches()) {
            mistakes.wrong(
                    Parameter.NAMESPACE,
                    namespace,
                    "give up to 63 lower-case letters, digits and hyphens, a letter or digit first and last");
        }
        Map<String, Object> types = Map.of();
        String text = values.given(Parameter.INSTANCE_TYPES);
        if (!text.isEmpty()) {
            try {
                types = InstanceTypes.parse(text);
            } catch (IllegalArgumentException e) {
                mistakes.wrong(Parameter.INSTANCE_TYPES, text, String.valueOf(e.getMessage()));
            }
        }
        return new KubernetesSettings(
                namespace, values.given(Parameter.DESCRIPTION), values.given(Parameter.DEFAULT_INSTANCE_TYPE), types);
    }

    private AttachSettings withFile(AttachSettings given) {
        String path = given.value(Parameter.FILE).strip();
        if (path.isEmpty()) {
            return given;
        }
        try {
            Map<Parameter, String> below = new EnumMap<>(Parameter.class);
            below.putAll(ComputeFile.parse(given.readFile(path)));
            String identity = given.value(Parameter.IDENTITY_TYPE).strip();
            if (!identity.isEmpty() && !identity.equalsIgnoreCase("UserAssigned")) {
                below.remove(Parameter.USER_ASSIGNED_IDENTITIES);
            } else if (!given.value(Parameter.USER_ASSIGNED_IDENTITIES).isBlank()) {
                below.remove(Parameter.IDENTITY_TYPE);
            }
            return new LayeredSettings(given, below);
        } catch (IOException | RuntimeException e) {
            String why = e instanceof IllegalArgumentException ? e.getMessage() : "the file cannot be read";
            mistakes.wrong(Parameter.FILE, path, String.valueOf(why));
            return given;
        }
    }
}
