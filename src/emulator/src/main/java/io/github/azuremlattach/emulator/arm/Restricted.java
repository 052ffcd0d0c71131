package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.DenyAssignment;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.Restrictions.Lock;
import io.github.azuremlattach.emulator.world.Restrictions.Policy;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refusals by the subscription's state, deny assignments, locks and policies, which no role helps against.
 *
 * <p>Bodies as in public reports: dotnet/machinelearning-modelbuilder#3044 (policy), Azure/azure-sdk-for-java#2560 (lock),
 * deployment stacks (deny assignment).
 */
final class Restricted {
    private Restricted() {}

    /** The refusal, or null. */
    static @Nullable Reply refusal(World world, Principal caller, Request request) {
        String method = request.method();
        if (method.equals("GET") || method.equals("HEAD")) {
            return null;
        }
        String path = request.path();
        String subscription = ArmId.subscription(path);
        if (subscription != null && !method.equals("DELETE") && isReadOnly(world, subscription)) {
            return Reply.gateway(
                    409,
                    "ReadOnlyDisabledSubscription",
                    "The subscription '" + subscription + "' is disabled and therefore marked as read only. You cannot"
                            + " perform any write actions on this subscription until it is re-enabled.");
        }
        ArmAction action = ArmAction.of(method, path);
        Optional<DenyAssignment> deny =
                world.restrictions().deny(world.directory().withGroups(caller), action.name(), path);
        if (deny.isPresent()) {
            return denied(caller, action, deny.get());
        }
        Optional<Lock> lock = world.restrictions().lock(method, path);
        if (lock.isPresent()) {
            return Reply.gateway(
                    409,
                    "ScopeLocked",
                    "The scope '" + path + "' cannot perform " + (method.equals("DELETE") ? "delete" : "write")
                            + " operation because following scope(s) are locked: '"
                            + lock.get().scope() + "'. Please remove the lock and try again.");
        }
        boolean writes = method.equals("PUT") || method.equals("PATCH");
        return writes
                ? world.restrictions()
                        .policy(path, request.json().orElseGet(Json::object))
                        .map(policy -> disallowed(policy, path))
                        .orElse(null)
                : null;
    }

    private static boolean isReadOnly(World world, String subscription) {
        String state = Json.textOr(world.resource("/subscriptions/" + subscription), "Enabled", "state");
        return !List.of("Enabled", "PastDue").contains(state);
    }

    private static Reply denied(Principal caller, ArmAction action, DenyAssignment deny) {
        return Reply.gateway(
                403,
                "DenyAssignmentAuthorizationFailed",
                "The client '" + caller.clientId() + "' with object id '" + caller.objectId()
                        + "' has permission to perform action '" + action.name() + "' on scope '" + action.scope()
                        + "'; however, the access is denied because of the deny assignment with name '" + deny.name()
                        + "' and Id '" + deny.shortId() + "' at scope '" + deny.scope() + "'.");
    }

    private static Reply disallowed(Policy policy, String path) {
        String name = ArmId.name(path);
        ObjectNode info = Json.object(
                "policyDefinitionDisplayName",
                policy.name(),
                "policyAssignmentId",
                policy.scope() + "/providers/Microsoft.Authorization/policyAssignments/" + policy.name(),
                "policyDefinitionEffect",
                "deny",
                "evaluationDetails",
                Json.object(
                        "evaluatedExpressions",
                        List.of(Json.object(
                                "result", "True",
                                "expressionKind", "Field",
                                "expression", "type",
                                "path", "type",
                                "expressionValue", ArmId.type(path),
                                "targetValue", policy.resourceType(),
                                "operator", "Equals"))));
        ObjectNode error = Json.object(
                "code",
                "RequestDisallowedByPolicy",
                "target",
                name,
                "message",
                "Resource '" + name + "' was disallowed by policy. Reasons: '" + policy.reason()
                        + "'. See error details for policy resource IDs.",
                "additionalInfo",
                List.of(Json.object("type", "PolicyViolation", "info", info)));
        return Reply.json(403, Json.object("error", error)).with("x-ms-failure-cause", "gateway");
    }
}
