package io.github.azuremlattach.core;

import io.github.azuremlattach.core.diagnosis.Place;

/** Where a failure appears, in words that follow "seen". */
final class PlaceWords {
    private PlaceWords() {}

    static String of(Place place) {
        return switch (place) {
            case SIGN_IN -> "at the sign-in";
            case MANAGED_IDENTITY -> "at the sign-in by a managed identity";
            case ID_TOKEN -> "where the pipeline gives its ID token";
            case CONNECTION -> "where there is no connection or no answer";
            case CERTIFICATE -> "where a certificate is checked";
            case GARBLED -> "where something else than Azure answers";
            case GET_SUBSCRIPTION -> "when the subscription is read";
            case GET_ROLES -> "when roles are read";
            case GET_PERMISSIONS -> "when permissions are read";
            case GET_EXTENSION -> "when the extension is read";
            case GET_COMPUTE -> "when the compute is read";
            case GET_WORKSPACE -> "when the workspace is read";
            case GET_CLUSTER -> "when the cluster is read";
            case GET_IDENTITY -> "when an identity is read";
            case GET_PROVIDER -> "when a resource provider is read";
            case PUT_COMPUTE -> "when the compute is attached";
            case DELETE_COMPUTE -> "when the compute is detached";
            case OPERATION -> "while Azure carries it out";
            case COMPUTE_STATE -> "in the errors of the compute";
            case ROLE_ASSIGNMENT -> "when a role is granted or removed";
            case EXTENSION -> "in the errors of the extension";
            case RUN_COMMAND -> "when a command is sent into the cluster";
            case RUN_COMMAND_RESULT -> "in what the command printed";
            case AKS_STATE -> "in the state of the AKS cluster";
            case ARC_STATE -> "in the state of the Arc cluster";
            case JOB -> "in the job that proves the compute";
            case HEALTH_CHECK -> "in the report of the health check";
            case REQUEST -> "at any other request";
        };
    }
}
