package io.github.azuremlattach.core.settings;

import static io.github.azuremlattach.core.settings.ValueType.choice;
import static io.github.azuremlattach.core.settings.ValueType.duration;
import static io.github.azuremlattach.core.settings.ValueType.flag;
import static io.github.azuremlattach.core.settings.ValueType.identifier;
import static io.github.azuremlattach.core.settings.ValueType.number;
import static io.github.azuremlattach.core.settings.ValueType.plain;

import io.github.azuremlattach.core.settings.ValueType.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every parameter of an attach, once: the hosts' inputs, forms, help and reference pages come from here.
 *
 * <p>The names, defaults and meanings follow {@code az ml compute attach} where it has the parameter. A new parameter is
 * one constant and one line of {@code parameters.properties}: its group decides where it may be given, its type how it
 * is read, checked and described in the schema.
 */
public enum Parameter {
    RESOURCE_GROUP(
            Group.COMPUTE,
            identifier(
                    "[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]",
                    "give the workspace's resource group, up to 90 characters")),
    WORKSPACE_NAME(
            Group.COMPUTE,
            identifier("[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}", "give 3 to 33 letters, digits, hyphens and underscores")),
    SUBSCRIPTION_ID(
            Group.COMPUTE,
            identifier(
                    "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                    "give the subscription's id, a GUID, not its name")),
    COMPUTE_NAME(
            Group.COMPUTE,
            identifier(
                    "[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]",
                    "give 2 to 16 letters, digits and hyphens, a letter first and no hyphen last")),
    RESOURCE_ID(Group.COMPUTE, plain(Form.NAME)),
    NAMESPACE(
            Group.COMPUTE,
            identifier(
                    "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                    "give up to 63 lower-case letters, digits and hyphens, a letter or digit first and last"),
            "default"),
    IDENTITY_TYPE(Group.COMPUTE, choice("None", "SystemAssigned", "UserAssigned"), "None"),
    USER_ASSIGNED_IDENTITIES(Group.COMPUTE, plain(Form.LIST)),
    DESCRIPTION(Group.COMPUTE, plain(Form.TEXT)),
    DEFAULT_INSTANCE_TYPE(Group.COMPUTE, plain(Form.NAME)),
    INSTANCE_TYPES(Group.COMPUTE, plain(Form.MAP)),
    TAGS(Group.COMPUTE, plain(Form.MAP)),
    ORIGIN_TAGS(Group.COMPUTE, flag(), "false"),
    FILE(Group.COMPUTE, plain(Form.PATH)),
    MANIFEST(Group.FLEET, plain(Form.PATH)),
    MAX_PARALLEL(Group.FLEET, number(1000), "8"),
    FAIL_FAST(Group.FLEET, flag(), "false"),
    SHARD(Group.FLEET, plain(Form.NAME)),
    COMPUTE_ROLES(Group.COMPUTE, plain(Form.LIST)),
    WORKSPACE_ROLES(Group.COMPUTE, choice("grant", "check", "skip"), "grant"),
    REGISTER_PROVIDERS(Group.COMPUTE, flag(), "false"),
    EXTENSION(Group.COMPUTE, choice("check", "install", "update"), "check"),
    EXTENSION_SETTINGS(Group.COMPUTE, plain(Form.LIST)),
    EXTENSION_VERSION(Group.COMPUTE, identifier("[0-9]{1,5}([.][0-9]{1,5}){1,3}", "give a version such as 1.1.64")),
    EXTENSION_TRAIN(Group.COMPUTE, identifier("[A-Za-z0-9][A-Za-z0-9-]{0,62}", "give a release train such as stable")),
    EXTENSION_NAME(
            Group.COMPUTE,
            identifier(
                    "[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?",
                    "give up to 50 lower-case letters, digits and hyphens, a letter or digit first and last"),
            "azureml"),
    EXTENSION_TIMEOUT(Group.COMPUTE, duration(), "30m"),
    APPLY_INSTANCE_TYPES(Group.COMPUTE, flag(), "false"),
    FEDERATED_CREDENTIALS(Group.COMPUTE, plain(Form.LIST)),
    VERIFY(Group.COMPUTE, choice("off", "job"), "off"),
    VERIFY_INSTANCE_TYPES(Group.COMPUTE, plain(Form.LIST)),
    VERIFY_ENVIRONMENT(Group.COMPUTE, plain(Form.NAME)),
    VERIFY_TIMEOUT(Group.COMPUTE, duration(), "20m"),
    MODE(Group.COMPUTE, choice("apply", "plan", "check", "detach"), "apply"),
    ON_DIFFERENCE(Group.COMPUTE, choice("fail", "keep", "update", "replace"), "fail"),
    PREFLIGHT(Group.COMPUTE, choice("strict", "warn", "off"), "strict"),
    CREATE_NAMESPACE(Group.COMPUTE, flag(), "false"),
    REMOVE_ROLES(Group.COMPUTE, flag(), "false"),
    REMOVE_EXTENSION(Group.COMPUTE, flag(), "false"),
    DIAGNOSE_CLUSTER(Group.COMPUTE, flag(), "true"),
    WAIT(Group.COMPUTE, flag(), "true"),
    TIMEOUT(Group.COMPUTE, duration(), "60m"),
    AUTH(
            Group.SIGN_IN,
            choice("auto", "oidc", "service-principal", "certificate", "managed-identity", "azure-cli"),
            "auto"),
    TENANT_ID(Group.SIGN_IN, identifier("[A-Za-z0-9.-]{1,255}", "give a GUID or a domain")),
    CLIENT_ID(Group.SIGN_IN, plain(Form.NAME)),
    CLIENT_SECRET(Group.SIGN_IN, plain(Form.SECRET)),
    CLIENT_CERTIFICATE(Group.SIGN_IN, plain(Form.PATH)),
    CLIENT_CERTIFICATE_PASSWORD(Group.SIGN_IN, plain(Form.SECRET)),
    AUDIENCE(Group.SIGN_IN, plain(Form.NAME), "api://AzureADTokenExchange"),
    CLOUD(Group.ENDPOINT, choice("AzureCloud", "AzureUSGovernment", "AzureChinaCloud"), "AzureCloud"),
    RESOURCE_MANAGER_URL(Group.ENDPOINT, plain(Form.NAME)),
    AUTHORITY_URL(Group.ENDPOINT, plain(Form.NAME)),
    CA_BUNDLE(Group.ENDPOINT, plain(Form.PATH));

    /** What a parameter is about, which decides where it may be given. */
    public enum Group {
        /** One compute: a manifest may give it. */
        COMPUTE,
        /** A whole manifest. */
        FLEET,
        /** The identity that signs in. */
        SIGN_IN,
        /** Where Azure is. */
        ENDPOINT
    }

    private final Group group;
    private final ValueType type;
    private final String defaultValue;

    Parameter(Group group, ValueType type) {
        this(group, type, "");
    }

    Parameter(Group group, ValueType type, String defaultValue) {
        this.group = group;
        this.type = type;
        this.defaultValue = defaultValue;
    }

    /** Finds a parameter by its kebab-case or camelCase name. */
    public static Optional<Parameter> named(String name) {
        return Arrays.stream(values())
                .filter(p -> p.kebabCase().equals(name) || p.camelCase().equals(name))
                .findFirst();
    }

    /** Name as a GitHub Action's input and in a manifest: {@code resource-group}. */
    public String kebabCase() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Name as a Jenkins step's argument: {@code resourceGroup}. */
    public String camelCase() {
        StringBuilder name = new StringBuilder();
        for (String word : kebabCase().split("-")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /** What it is about. */
    public Group group() {
        return group;
    }

    /** What its text must look like. */
    public ValueType type() {
        return type;
    }

    /** The value in force when none is given; empty for none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The values that are accepted, without regard to case; empty when any text may be. */
    public List<String> allowedValues() {
        return type.allowed();
    }

    /** Whether the value must never be shown. */
    public boolean isSecret() {
        return type.form() == Form.SECRET;
    }

    /** Whether the value is the path of a file. */
    public boolean isPath() {
        return type.form() == Form.PATH;
    }

    /** Whether it says something about one compute, so that a manifest may give it. */
    public boolean isOfCompute() {
        return group == Group.COMPUTE;
    }

    /** Whether it says something about a whole manifest. */
    public boolean isOfManifest() {
        return group == Group.FLEET;
    }

    /** Whether {@code mode: apply} of one compute needs a value. */
    public boolean isRequired() {
        return this == RESOURCE_GROUP || this == WORKSPACE_NAME || this == COMPUTE_NAME || this == RESOURCE_ID;
    }

    /** One sentence or two: what the parameter means. */
    public String description() {
        return ParameterText.of(this);
    }

    /** The description, followed by the allowed values and the default: one line of reference. */
    public String reference() {
        StringBuilder line = new StringBuilder(description());
        if (!allowedValues().isEmpty()) {
            line.append(" Allowed: ").append(String.join(", ", allowedValues())).append('.');
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
