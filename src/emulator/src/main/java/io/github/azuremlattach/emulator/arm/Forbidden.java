package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.AccessCheck;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.RoleAssignment;
import io.github.azuremlattach.emulator.world.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refusals for want of a role, in Azure's words. */
final class Forbidden {
    private static final String ASSIGN = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";

    private Forbidden() {}

    /** A refusal, or null if the caller's roles, and the conditions on them, allow what the request does. */
    static @Nullable Reply unlessAllowed(World world, Principal caller, Request request) {
        ArmAction action = ArmAction.of(request.method(), request.path());
        AccessCheck.Decision decision =
                world.access().decide(caller, action.name(), action.scope(), attributes(world, request));
        if (decision == AccessCheck.Decision.ALLOWED) {
            return null;
        }
        String condition =
                decision == AccessCheck.Decision.CONDITION_NOT_FULFILLED ? " or an ABAC condition not fulfilled" : "";
        return Reply.gateway(
                403,
                "AuthorizationFailed",
                client(caller) + " does not have authorization" + condition + " to perform action '" + action.name()
                        + "' over scope '" + action.scope()
                        + "' or the scope is invalid. If access was recently granted, please refresh your"
                        + " credentials.");
    }

    /** A refusal, or null if the caller may assign the user-assigned identity. */
    static @Nullable Reply unlessAssignable(
            World world, Principal caller, String action, String scope, String identity) {
        if (world.allows(caller, ASSIGN, identity)) {
            return null;
        }
        return Reply.gateway(
                403,
                "LinkedAuthorizationFailed",
                client(caller) + " has permission to perform action '" + action + "' on scope '" + scope
                        + "'; however, it does not have permission to perform action(s) '" + ASSIGN
                        + "' on the linked scope(s) '" + identity
                        + "' (respectively) or the linked scope(s) are invalid.");
    }

    /** What a condition may ask about: the assignment that is to be made, or the one that is to be deleted. */
    private static Map<String, String> attributes(World world, Request request) {
        if (!ArmId.type(request.path()).equalsIgnoreCase("Microsoft.Authorization/roleAssignments")) {
            return Map.of();
        }
        JsonNode properties = request.method().equals("PUT")
                ? request.json().orElseGet(Json::object).path("properties")
                : world.roleAssignments()
                        .find(request.path())
                        .map(RoleAssignment::json)
                        .orElseGet(Json::object)
                        .path("properties");
        return Map.of(
                "roledefinitionid", ArmId.name(Json.textOr(properties, "", "roleDefinitionId")),
                "principalid", Json.textOr(properties, "", "principalId"),
                "principaltype", Json.textOr(properties, "", "principalType"));
    }

    private static String client(Principal caller) {
        return "The client '" + caller.clientId() + "' with object id '" + caller.objectId() + "'";
    }
}
