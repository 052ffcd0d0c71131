package io.github.azuremlattach.core.diagnosis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a failure appeared. The same code means different things at different places. */
public enum Place {
    /** Microsoft Entra gave no token. */
    SIGN_IN,
    /** The machine's managed identity gave no token. */
    MANAGED_IDENTITY,
    /** The pipeline gave no ID token to sign in with. */
    ID_TOKEN,
    /** No connection, or no answer. */
    CONNECTION,
    /** A certificate that is not trusted. */
    CERTIFICATE,
    /** An answer that is no JSON. */
    GARBLED,

    GET_SUBSCRIPTION("GET /subscriptions(/[^/]+)?"),
    GET_ROLES("GET .*/Microsoft.Authorization/role(Assignments|Definitions)(/[^/]+)?"),
    GET_PERMISSIONS("GET .*/Microsoft.Authorization/permissions"),
    GET_EXTENSION("GET .*/Microsoft.KubernetesConfiguration/extensions(/[^/]+)?"),
    GET_COMPUTE("GET .*/workspaces/[^/]+/computes(/[^/]+)?"),
    GET_WORKSPACE("GET .*/Microsoft.MachineLearningServices/workspaces/[^/]+"),
    GET_CLUSTER("GET .*/(managedClusters|connectedClusters)/[^/]+"),
    GET_IDENTITY("GET .*/userAssignedIdentities/[^/]+"),
    GET_PROVIDER("GET /subscriptions/[^/]+/providers/[^/]+"),

    PUT_COMPUTE("(PUT|PATCH) .*/workspaces/[^/]+/computes/[^/]+"),
    DELETE_COMPUTE("DELETE .*/workspaces/[^/]+/computes/[^/]+"),
    /** The asynchronous operation ended Failed. */
    OPERATION("GET .*/computeOperations?(Status|Results)/.*"),
    /** The compute's provisioning state and errors. */
    COMPUTE_STATE,
    ROLE_ASSIGNMENT("(PUT|DELETE) .*/Microsoft.Authorization/roleAssignments/[^/]+"),
    /** The extension's state, status and errors. */
    EXTENSION("(PUT|PATCH|DELETE) .*/Microsoft.KubernetesConfiguration/extensions/[^/]+"),
    RUN_COMMAND("(POST .*/managedClusters/[^/]+/runCommand|GET .*/commandResults/.*)"),
    /** What kubectl printed inside the cluster. */
    RUN_COMMAND_RESULT,
    /** The state of an AKS cluster. */
    AKS_STATE,
    /** The state of an Arc cluster. */
    ARC_STATE,
    /** Why a job that proves the compute did not complete, or what a request about it came to. */
    JOB("(PUT|POST) .*/workspaces/[^/]+/(jobs|environments)/.*"),
    /** The report of the extension's health check. */
    HEALTH_CHECK,
    /** Any other request. */
    REQUEST(".*");

    private final Pattern request;

    Place() {
        this("(?!)");
    }

    Place(String request) {
        this.request = Pattern.compile("(?i)" + request.replace("Microsoft.", "Microsoft\\."));
    }

    /** Where a request leads. */
    public static Place of(String request) {
        return Arrays.stream(values())
                .filter(place -> place.request.matcher(request).matches())
                .findFirst()
                .orElse(REQUEST);
    }

    /** The name in the catalogue: in lower case with hyphens. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds a place by its name in the catalogue. */
    @JsonCreator
    static Place ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
