package io.github.azuremlattach.core.preflight;

import static io.github.azuremlattach.core.result.Verdict.Result.COULD_NOT_CHECK;
import static io.github.azuremlattach.core.result.Verdict.Result.FAIL;
import static io.github.azuremlattach.core.result.Verdict.Result.PASS;
import static io.github.azuremlattach.core.result.Verdict.Result.WARNING;

import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.diagnosis.Place;
import io.github.azuremlattach.core.result.Verdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a pre-flight check can find. A checkpoint keeps the code and the facts; the sentences are made here.
 *
 * <p>The words stand in {@code findings.properties}, by code.
 */
public enum Finding {
    WORKSPACE_READY("workspace", PASS),
    WORKSPACE_NOT_READY("workspace", FAIL),

    CLUSTER_FOUND("cluster", PASS),
    CLUSTER_MISSING("cluster", FAIL),
    CLUSTER_UNREADABLE("cluster", COULD_NOT_CHECK),

    CLUSTER_RUNNING("cluster-available", PASS),
    CLUSTER_NOT_STOPPED("cluster-available", PASS),
    CLUSTER_STOPPED("cluster-available", FAIL),
    CLUSTER_BROKEN("cluster-available", FAIL),
    CLUSTER_CONNECTED("cluster-available", PASS),
    CLUSTER_CONNECTING("cluster-available", FAIL),
    CLUSTER_DISCONNECTED("cluster-available", FAIL),
    CLUSTER_EXPIRED("cluster-available", FAIL),
    CLUSTER_AGENTS_FAILED("cluster-available", FAIL),
    CLUSTER_CONNECTION_UNKNOWN("cluster-available", COULD_NOT_CHECK),

    SAME_SUBSCRIPTION("subscription", PASS),
    OTHER_SUBSCRIPTION("subscription", FAIL),

    SUBSCRIPTION_READ_ONLY("subscription-state", FAIL),
    SUBSCRIPTION_PAST_DUE("subscription-state", WARNING),
    SUBSCRIPTION_UNREADABLE("subscription-state", COULD_NOT_CHECK),

    CLUSTER_MANAGED_IDENTITY("cluster-identity", PASS),
    CLUSTER_SERVICE_PRINCIPAL("cluster-identity", FAIL),

    TRUSTED_ACCESS_NEEDED("cluster-access", WARNING),

    EXTENSION_READY("extension", PASS),
    EXTENSION_TO_INSTALL("extension", PASS),
    EXTENSION_TO_UPDATE("extension", PASS),
    EXTENSION_KEEPS_SECRETS("extension", FAIL),
    EXTENSION_TOO_FEW_NODES("extension", FAIL),
    EXTENSION_MISSING("extension", FAIL),
    EXTENSION_INSTALLING("extension", FAIL),
    EXTENSION_BROKEN("extension", FAIL),
    EXTENSION_UNHEALTHY("extension", FAIL),
    EXTENSION_IDLE("extension", FAIL),
    EXTENSION_UNREADABLE("extension", COULD_NOT_CHECK),
    EXTENSION_UNKNOWN("extension", FAIL),

    EXTENSION_TO_REMOVE("remove-extension", PASS),
    EXTENSION_ABSENT("remove-extension", PASS),
    EXTENSION_IN_USE("remove-extension", FAIL),
    EXTENSION_NOT_SEEN("remove-extension", FAIL),
    CLUSTER_USE_UNREADABLE("remove-extension", FAIL),

    HEALTH_CHECK_CLEAN("cluster-health", PASS),
    HEALTH_CHECK_FAILED("cluster-health", WARNING),
    PODS_NOT_RUNNING("cluster-health", WARNING),
    HEALTH_UNREADABLE("cluster-health", COULD_NOT_CHECK),

    NAMESPACE_FOUND("namespace", PASS),
    NAMESPACE_TO_CREATE("namespace", PASS),
    NAMESPACE_MISSING("namespace", FAIL),
    NAMESPACE_NOT_CREATABLE("namespace", FAIL),
    NAMESPACE_UNKNOWN_TO_CREATE("namespace", COULD_NOT_CHECK),
    NAMESPACE_UNKNOWN("namespace", COULD_NOT_CHECK),

    INSTANCE_TYPES_FOUND("instance-types", PASS),
    INSTANCE_TYPES_TO_APPLY("instance-types", PASS),
    INSTANCE_TYPES_NOT_APPLICABLE("instance-types", FAIL),
    INSTANCE_TYPES_UNKNOWN("instance-types", COULD_NOT_CHECK),
    INSTANCE_TYPES_BY_HAND("instance-types", WARNING),
    PROVIDERS_REGISTERED("resource-providers", PASS),
    PROVIDERS_TO_REGISTER("resource-providers", PASS),
    PROVIDERS_MISSING("resource-providers", FAIL),
    PROVIDERS_UNREADABLE("resource-providers", COULD_NOT_CHECK),

    SERVICE_ACCOUNTS_TRUSTED("federated-credentials", PASS),
    SERVICE_ACCOUNTS_TO_TRUST("federated-credentials", PASS),
    ISSUER_MISSING("federated-credentials", FAIL),
    ISSUER_UNREADABLE("federated-credentials", FAIL),
    CREDENTIALS_TOO_MANY("federated-credentials", FAIL),
    CREDENTIALS_UNREADABLE("federated-credentials", COULD_NOT_CHECK),

    WORKSPACE_ROLES_HELD("workspace-identity", PASS),
    WORKSPACE_ROLES_EQUIVALENT("workspace-identity", WARNING),
    WORKSPACE_ROLES_TO_GRANT("workspace-identity", PASS),
    WORKSPACE_ROLES_MISSING("workspace-identity", FAIL),
    WORKSPACE_ROLES_UNREADABLE("workspace-identity", COULD_NOT_CHECK),

    PERMISSIONS_HELD("pipeline-permissions", PASS),
    PERMISSIONS_MISSING("pipeline-permissions", FAIL),
    GRANTS_NOT_ALLOWED("pipeline-permissions", FAIL),
    PERMISSIONS_UNREADABLE("pipeline-permissions", COULD_NOT_CHECK),

    WRITES_DENIED("deny-assignments", FAIL),
    DENIALS_UNCLEAR("deny-assignments", COULD_NOT_CHECK),
    DENIALS_UNREADABLE("deny-assignments", COULD_NOT_CHECK),

    WRITES_LOCKED("locks", FAIL),
    CLUSTER_LOCKED("locks", WARNING),
    LOCKS_UNREADABLE("locks", COULD_NOT_CHECK),

    NO_OTHER_COMPUTES("other-computes", PASS),
    COMPUTES_ON_CLUSTER("other-computes", PASS),
    MANY_COMPUTES_ON_CLUSTER("other-computes", PASS),
    COMPUTES_UNREADABLE("other-computes", COULD_NOT_CHECK),

    ATTACHED_COMPUTE("compute", PASS),
    NOT_AN_ATTACHED_COMPUTE("compute", FAIL),
    COMPUTE_OF_OTHER_CLUSTER("compute", FAIL),

    DIFFERENCES_KEPT("differences", WARNING),

    NO_PRIMARY_IDENTITY("roles", FAIL),
    WORKSPACE_IDENTITY_MISSING("roles", FAIL),
    IDENTITY_MISSING("roles", FAIL),
    NO_REGISTRY("roles", FAIL),
    NO_STORAGE("roles", FAIL),
    SCOPE_MISSING("roles", FAIL),
    UNKNOWN_ROLE("roles", FAIL),
    ROLE_UNREADABLE("roles", FAIL),
    IDENTITY_UNREADABLE("roles", COULD_NOT_CHECK),
    NO_RELAY("roles", COULD_NOT_CHECK),
    ASSIGNMENTS_UNREADABLE("roles", COULD_NOT_CHECK),
    COMPUTE_WITHOUT_IDENTITY("roles", FAIL),
    GRANTED_UNREADABLE("roles", WARNING),
    IDENTITY_USERS_UNREADABLE("roles", WARNING),
    IDENTITY_NOT_OWN("roles", WARNING),
    IDENTITY_SHARED("roles", WARNING);

    private final String check;
    private final Verdict.Result result;

    Finding(String check, Verdict.Result result) {
        this.check = check;
        this.result = result;
    }

    /** Finds a finding by the code in a checkpoint. */
    public static Optional<Finding> ofCode(String code) {
        return Arrays.stream(values()).filter(f -> f.code().equals(code)).findFirst();
    }

    /** The code in checkpoints and reports: the name in lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The check that finds it. */
    public String check() {
        return check;
    }

    /** How the check ends then. */
    public Verdict.Result result() {
        return result;
    }

    /** Where Azure said what the finding quotes; empty when it quotes nothing. */
    Optional<Place> place() {
        return switch (this) {
            case CLUSTER_UNREADABLE, ISSUER_UNREADABLE -> Optional.of(Place.GET_CLUSTER);
            case EXTENSION_BROKEN -> Optional.of(Place.EXTENSION);
            case EXTENSION_UNREADABLE, EXTENSION_UNKNOWN, EXTENSION_NOT_SEEN -> Optional.of(Place.GET_EXTENSION);
            case HEALTH_CHECK_FAILED -> Optional.of(Place.HEALTH_CHECK);
            case HEALTH_UNREADABLE -> Optional.of(Place.RUN_COMMAND);
            case NAMESPACE_UNKNOWN, NAMESPACE_NOT_CREATABLE, NAMESPACE_UNKNOWN_TO_CREATE, INSTANCE_TYPES_UNKNOWN ->
                Optional.of(Place.RUN_COMMAND);
            case SUBSCRIPTION_UNREADABLE -> Optional.of(Place.GET_SUBSCRIPTION);
            case PROVIDERS_UNREADABLE -> Optional.of(Place.GET_PROVIDER);
            case WORKSPACE_ROLES_UNREADABLE, ROLE_UNREADABLE, ASSIGNMENTS_UNREADABLE -> Optional.of(Place.GET_ROLES);
            case IDENTITY_UNREADABLE, CREDENTIALS_UNREADABLE -> Optional.of(Place.GET_IDENTITY);
            case COMPUTES_UNREADABLE, CLUSTER_USE_UNREADABLE -> Optional.of(Place.GET_COMPUTE);
            default -> Optional.empty();
        };
    }

    /** The verdict with the facts put in, and with what the words of Azure that it quotes mean. */
    public Verdict with(Map<String, String> facts, Diagnosis diagnosis) {
        return FindingText.of(this).verdict(this, facts, diagnosis);
    }
}
