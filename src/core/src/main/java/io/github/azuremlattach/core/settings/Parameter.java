package io.github.azuremlattach.core.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every parameter of an attach, once: the hosts' inputs, forms, help and reference pages come from here.
 *
 * <p>The names, defaults and meanings follow {@code az ml compute attach} where it has the parameter.
 */
public enum Parameter {
    RESOURCE_GROUP("resource-group", "", "Resource group of the workspace."),
    WORKSPACE_NAME("workspace-name", "", "Name of the Azure Machine Learning workspace."),
    SUBSCRIPTION_ID("subscription-id", "", "Subscription of the workspace, a GUID. Default: the cluster's."),
    COMPUTE_NAME("compute-name", "", "Name of the compute in the workspace: 2 to 16 letters, digits and hyphens."),
    RESOURCE_ID("resource-id", "", "ARM id of the AKS cluster or of the Azure Arc connected cluster."),
    NAMESPACE("namespace", "default", "Kubernetes namespace that the workloads run in, a DNS label."),
    IDENTITY_TYPE(
            "identity-type", "None", "Managed identity of the compute.", "None", "SystemAssigned", "UserAssigned"),
    USER_ASSIGNED_IDENTITIES(
            "user-assigned-identities",
            "",
            "ARM ids of user-assigned identities, separated by commas or lines. Azure uses only the first."),
    DESCRIPTION("description", "", "Description of the compute."),
    DEFAULT_INSTANCE_TYPE("default-instance-type", "", "Instance type of a job that names none."),
    INSTANCE_TYPES(
            "instance-types",
            "",
            "Instance types as YAML or JSON: a map from a name to nodeSelector and resources (requests, limits)."),
    FILE("file", "", "Path of the Azure CLI's kubernetesCompute YAML. Parameters given beside it win."),
    MANIFEST(
            "manifest",
            "",
            "Path of a YAML file with many computes, in place of the parameters of one. Parameters given beside it win."),
    MAX_PARALLEL("max-parallel", "8", "With manifest: how many computes are under way at one time, 1 to 500."),
    FAIL_FAST("fail-fast", "false", "With manifest: begin no other compute after one has failed.", "true", "false"),
    SHARD("shard", "", "With manifest: the part to work on, such as 3/8. Computes of one workspace stay together."),
    COMPUTE_ROLES(
            "compute-roles",
            "",
            "Roles for the compute's identity, one a line: '<role name or GUID> @ <ARM id, registry or storage>'."),
    WORKSPACE_ROLES(
            "workspace-roles",
            "grant",
            "What to do about the roles that a workspace's user-assigned identity needs on the cluster.",
            "grant",
            "check",
            "skip"),
    MODE(
            "mode",
            "apply",
            "What to do: attach, only print the plan, only compare, or detach.",
            "apply",
            "plan",
            "check",
            "detach"),
    ON_DIFFERENCE(
            "on-difference",
            "fail",
            "What to do when the compute exists with other settings.",
            "fail",
            "keep",
            "update",
            "replace"),
    PREFLIGHT("preflight", "strict", "What a failed pre-flight check does.", "strict", "warn", "off"),
    CREATE_NAMESPACE(
            "create-namespace", "false", "Create the namespace when it is missing (AKS only).", "true", "false"),
    REMOVE_ROLES(
            "remove-roles",
            "false",
            "With mode detach: also remove the role assignments that an attach of this compute made.",
            "true",
            "false"),
    WAIT("wait", "true", "Wait until Azure has finished.", "true", "false"),
    TIMEOUT("timeout", "60m", "Longest time to wait, such as 90s, 60m or 2h."),
    AUTH(
            "auth",
            "auto",
            "How to sign in. auto goes by what is given: a secret, a certificate, ids alone (oidc), or nothing.",
            "auto",
            "oidc",
            "service-principal",
            "certificate",
            "managed-identity",
            "azure-cli"),
    TENANT_ID("tenant-id", "", "Microsoft Entra tenant of the identity that signs in, a GUID or a domain."),
    CLIENT_ID("client-id", "", "Application (client) id of the identity that signs in."),
    CLIENT_SECRET("client-secret", "", "Client secret of the service principal. Pass it from a secret."),
    CLIENT_CERTIFICATE(
            "client-certificate",
            "",
            "Path of the service principal's certificate with its private key, as PEM, or as PKCS#12 (.pfx, .p12)."),
    CLIENT_CERTIFICATE_PASSWORD(
            "client-certificate-password", "", "Password of a PKCS#12 certificate file. Pass it from a secret."),
    AUDIENCE("audience", "api://AzureADTokenExchange", "Audience of the ID token that auth oidc asks for."),
    CLOUD("cloud", "AzureCloud", "Azure cloud.", "AzureCloud", "AzureUSGovernment", "AzureChinaCloud"),
    RESOURCE_MANAGER_URL("resource-manager-url", "", "Resource Manager endpoint. Default: the cloud's."),
    AUTHORITY_URL("authority-url", "", "Microsoft Entra endpoint. Default: the cloud's."),
    CA_BUNDLE("ca-bundle", "", "Path of a PEM file with certificate authorities to trust besides the usual ones.");

    private final String kebab;
    private final String defaultValue;
    private final String description;
    private final List<String> allowed;

    Parameter(String kebab, String defaultValue, String description, String... allowed) {
        this.kebab = kebab;
        this.defaultValue = defaultValue;
        this.description = description;
        this.allowed = List.of(allowed);
    }

    /** Finds a parameter by its kebab-case or camelCase name. */
    public static Optional<Parameter> named(String name) {
        return Arrays.stream(values())
                .filter(p -> p.kebab.equals(name) || p.camelCase().equals(name))
                .findFirst();
    }

    /** Name as a GitHub Action's input and in a manifest: {@code resource-group}. */
    public String kebabCase() {
        return kebab;
    }

    /** Name as a Jenkins step's argument: {@code resourceGroup}. */
    public String camelCase() {
        StringBuilder name = new StringBuilder();
        for (String word : kebab.split("-")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /** The value in force when none is given; empty for none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The values that are accepted, without regard to case; empty when any text may be. */
    public List<String> allowedValues() {
        return allowed;
    }

    /** Whether the value must never be shown. */
    public boolean isSecret() {
        return this == CLIENT_SECRET || this == CLIENT_CERTIFICATE_PASSWORD;
    }

    /** Whether it says something about one compute, so that a manifest may give it. */
    public boolean isOfCompute() {
        return compareTo(AUTH) < 0 && !isOfManifest();
    }

    /** Whether it says something about a whole manifest. */
    public boolean isOfManifest() {
        return this == MANIFEST || this == MAX_PARALLEL || this == FAIL_FAST || this == SHARD;
    }

    /** Whether {@code mode: apply} of one compute needs a value. */
    public boolean isRequired() {
        return this == RESOURCE_GROUP || this == WORKSPACE_NAME || this == COMPUTE_NAME || this == RESOURCE_ID;
    }

    /** One sentence or two: what the parameter means. */
    public String description() {
        return description;
    }

    /** The description, followed by the allowed values and the default: one line of reference. */
    public String reference() {
        StringBuilder line = new StringBuilder(description);
        if (!allowed.isEmpty()) {
            line.append(" Allowed: ").append(String.join(", ", allowed)).append('.');
        }
        if (!defaultValue.isEmpty()) {
            line.append(" Default: ").append(defaultValue).append('.');
        }
        if (isRequired()) {
            line.append(" Required without manifest.");
        }
        return line.toString();
    }
}
