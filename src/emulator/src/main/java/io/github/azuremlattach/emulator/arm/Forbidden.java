package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import org.jspecify.annotations.Nullable;

/** Refusals for want of a role, in Azure's words. */
final class Forbidden {
    private static final String ASSIGN = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";

    private Forbidden() {}

    /** A refusal, or null if the caller's roles allow what the request does. */
    static @Nullable Reply unlessAllowed(World world, Principal caller, String method, String path) {
        ArmAction action = ArmAction.of(method, path);
        if (world.allows(caller, action.name(), action.scope())) {
            return null;
        }
        return Reply.gateway(
                403,
                "AuthorizationFailed",
                client(caller) + " does not have authorization to perform action '" + action.name() + "' over scope '"
                        + action.scope() + "' or the scope is invalid. If access was recently granted, please refresh"
                        + " your credentials.");
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

    private static String client(Principal caller) {
        return "The client '" + caller.clientId() + "' with object id '" + caller.objectId() + "'";
    }
}
