package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The body of a compute PUT, read as the service reads it. */
final class ComputeRequest {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,62}[a-zA-Z0-9]");

    private final World world;
    private final JsonNode body;

    ComputeRequest(World world, JsonNode body) {
        this.world = world;
        this.body = body;
    }

    /** The cluster to attach. */
    String resourceId() {
        return Json.textOr(body, "", "properties", "resourceId");
    }

    /** Whether a system-assigned identity is asked for. */
    boolean systemAssigned() {
        return identityType().contains("systemassigned");
    }

    /** The user-assigned identities asked for. */
    List<String> userAssigned() {
        List<String> ids = new ArrayList<>();
        if (identityType().contains("userassigned")) {
            body.path("identity").path("userAssignedIdentities").fieldNames().forEachRemaining(ids::add);
        }
        return ids;
    }

    /** What is wrong with it, or null. */
    @Nullable
    Reply mistake(String name) {
        Reply elsewhere = Locations.refusal(body, "Microsoft.MachineLearningServices/workspaces/computes");
        if (elsewhere != null) {
            return elsewhere;
        }
        if (!NAME.matcher(name).matches()) {
            return bad(
                    "Compute name is invalid. It can include letters, digits and dashes. It must start with a letter,"
                            + " end with a letter or digit, and be between 2 and 16 characters in length");
        }
        String type = Json.textOr(body, "", "properties", "computeType");
        if (!type.equals("Kubernetes")) {
            return bad("The request is invalid: computeType '" + type + "' is not supported.");
        }
        String cluster = resourceId();
        if (!cluster.matches("(?i)/subscriptions/[^/]+/resourceGroups/[^/]+/providers/"
                + "(Microsoft.ContainerService/managedClusters|Microsoft.Kubernetes/connectedClusters)/[^/]+")) {
            return bad("The request is invalid: resourceId '" + cluster + "' is not the id of a Kubernetes cluster.");
        }
        if (!world.resources().exists(cluster)) {
            return bad("The Kubernetes cluster '" + cluster + "' could not be found.");
        }
        return identityMistake();
    }

    private @Nullable Reply identityMistake() {
        if (systemAssigned() && identityType().contains("userassigned")) {
            return bad("Kubernetes compute supports one system-assigned or user-assigned identities, not both.");
        }
        if (identityType().contains("userassigned") && userAssigned().isEmpty()) {
            return bad("The identity type 'UserAssigned' requires userAssignedIdentities.");
        }
        for (String id : userAssigned()) {
            if (!world.resources().exists(id)) {
                return Reply.gateway(
                        400,
                        "FailedIdentityOperation",
                        "Identity operation for resource failed with error 'Failed to perform resource identity"
                                + " operation. Status: 'BadRequest'. Response: '{\"error\":{\"code\":\"BadRequest\","
                                + "\"message\":\"Resource '" + id + "' was not found.\"}}'.'.");
            }
        }
        return null;
    }

    private String identityType() {
        return Json.textOr(body, "None", "identity", "type").toLowerCase(Locale.ROOT);
    }

    private static Reply bad(String message) {
        return Reply.error(400, "BadRequest", message);
    }
}
