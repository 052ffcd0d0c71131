package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a change is planned; for display only, nothing is decided by it. */
public enum Reason {
    PROVIDER_MISSING("the subscription has not registered it"),
    EXTENSION_MISSING("the cluster has no Azure ML extension (experimental)"),
    EXTENSION_FAILED("the Azure ML extension has failed, and is installed again (experimental)"),
    EXTENSION_BUSY("somebody is working on the Azure ML extension, which is waited for"),
    EXTENSION_DIFFERS("the Azure ML extension differs from the request (experimental)"),
    EXTENSION_UNWANTED("{remove-extension} is true (experimental)"),
    RELAY_MISSING("the extension of an Arc cluster talks through it (experimental)"),
    COMPUTE_MISSING("the workspace has no such compute"),
    COMPUTE_DELETING("the compute of that name is being detached"),
    COMPUTE_DIFFERS("the compute differs from the request"),
    COMPUTE_REPLACED("the present compute is detached first"),
    ROLES_NEW("it failed before the new roles counted, and is attached again"),
    DETACH_REQUESTED("mode is detach"),
    REMOVAL_REQUESTED("{remove-roles} is true"),
    NAMESPACE_MISSING("the cluster has no such namespace"),
    NAMESPACE_UNKNOWN("the namespace could not be looked up"),
    INSTANCE_TYPES_MISSING("not in the cluster yet (experimental)"),
    INSTANCE_TYPES_DIFFER("the cluster's differ from the request (experimental)"),
    INSTANCE_TYPES_UNKNOWN("they could not be looked up (experimental)"),
    FEDERATION_MISSING("no federated credential of the identity trusts it (experimental)"),
    FEDERATION_DIFFERS("the federated credential of that name trusts something else (experimental)"),
    FEDERATION_UNKNOWN("the identity's federated credentials could not be read (experimental)"),
    VERIFICATION_REQUESTED("{verify} is job (experimental)"),
    ROLE_REQUESTED("asked for in {compute-roles}"),
    WORKSPACE_USES_RELAY("the workspace talks to an Arc cluster through the relay"),
    WORKSPACE_READS_CLUSTER("the workspace reads the cluster"),
    WORKSPACE_USES_EXTENSION("without it the attach fails with \"extension not installed\""),
    WORKSPACE_WRITES_SECRETS("without it the attach fails with \"internal server error\""),
    WORKSPACE_USES_TRUSTED_ACCESS("the workspace reaches this cluster by Trusted Access");

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z-]+)}");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** The code in plans and reports: the name in lower case with hyphens. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * For people.
     *
     * @param spelling how the host spells a parameter whose kebab-case name is given, such as {@code compute-roles}
     */
    public String words(UnaryOperator<String> spelling) {
        return PARAMETER
                .matcher(words)
                .replaceAll(parameter -> Matcher.quoteReplacement(spelling.apply(parameter.group(1))));
    }

    /** For people, with parameters in kebab-case. */
    @Override
    public String toString() {
        return words(UnaryOperator.identity());
    }
}
