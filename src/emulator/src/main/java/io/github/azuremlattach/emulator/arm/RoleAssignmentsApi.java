package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.RoleAssignment;
import io.github.azuremlattach.emulator.world.Settings;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Role assignments at any scope. */
final class RoleAssignmentsApi {
    private static final String LIST = "{scope}/providers/Microsoft.Authorization/roleAssignments";
    private static final String ONE = LIST + "/{name}";

    private boolean bare;

    List<Route> routes() {
        return List.of(
                Route.of("PUT", ONE, this::put),
                Route.of("GET", ONE, this::get),
                Route.of("DELETE", ONE, this::delete),
                Route.of("GET", LIST, this::list));
    }

    private Reply put(ArmCall call) {
        World world = call.world();
        ObjectNode asked = call.body().withObjectProperty("properties");
        String roleGuid = ArmId.name(Json.textOr(asked, "", "roleDefinitionId"));
        String principalId = Json.textOr(asked, "", "principalId");
        String type = Json.text(asked, "principalType");
        Reply refusal = mistake(call, roleGuid, principalId, type);
        if (refusal != null) {
            return refusal;
        }
        String actualType =
                world.directory().find(principalId).map(Principal::type).orElse("ServicePrincipal");
        RoleAssignment assignment = new RoleAssignment(
                call.path("name"),
                call.path("scope"),
                roleGuid,
                principalId,
                actualType,
                new RoleAssignment.Note(Json.text(asked, "description"), Json.text(asked, "condition")),
                world.now(),
                call.caller().objectId(),
                bare);
        Optional<RoleAssignment> same = world.roleAssignments().byGuid(assignment.guid());
        if (same.isPresent()) {
            return same.get().sameGrant(assignment)
                    ? rewritten(call, same.get(), assignment)
                    : Reply.error(
                            400,
                            "RoleAssignmentUpdateNotPermitted",
                            "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
        }
        if (world.roleAssignments().sameGrant(assignment).isPresent()) {
            return Reply.error(409, "RoleAssignmentExists", "The role assignment already exists.");
        }
        bare = !bare;
        world.roleAssignments().put(assignment);
        return Reply.json(201, shown(call, assignment));
    }

    /** The assignment that was there, with what the caller notes now. */
    private static Reply rewritten(ArmCall call, RoleAssignment before, RoleAssignment now) {
        RoleAssignment after = new RoleAssignment(
                before.guid(),
                before.scope(),
                before.roleGuid(),
                before.principalId(),
                before.principalType(),
                now.note(),
                before.createdOn(),
                before.createdBy(),
                before.bare());
        call.world().roleAssignments().put(after);
        return Reply.json(200, shown(call, after));
    }

    private static @Nullable Reply mistake(ArmCall call, String roleGuid, String principalId, @Nullable String type) {
        World world = call.world();
        if (!call.path("name").matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Reply.error(
                    400,
                    "InvalidRoleAssignmentId",
                    "The role assignment ID '" + call.path("name")
                            + "' is not valid. The role assignment ID must be a GUID.");
        }
        Reply missing = missingScope(call);
        if (missing != null) {
            return missing;
        }
        String unreadable = AccessConditions.mistake(call.body());
        if (unreadable != null) {
            return Reply.error(400, "BadRequest", unreadable);
        }
        if (world.roles().byGuid(roleGuid).isEmpty()) {
            return Reply.error(
                    400,
                    "RoleDefinitionDoesNotExist",
                    "The specified role definition with ID '" + dashless(roleGuid) + "' does not exist.");
        }
        Settings settings = world.settings();
        Optional<Principal> principal = world.directory()
                .replicated(principalId, world.now(), settings.replicationDelay(), settings.replicationAttempts());
        if (principal.isEmpty()) {
            return Reply.error(
                    400,
                    "PrincipalNotFound",
                    "Principal " + dashless(principalId) + " does not exist in the directory "
                            + call.caller().tenant()
                            + ". Check that you have the correct principal ID. If you are creating this principal and"
                            + " then immediately assigning a role, this error might be related to a replication delay."
                            + " In this case, set the role assignment principalType property to a value, such as"
                            + " ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype");
        }
        if (type != null && !type.equalsIgnoreCase(principal.get().type())) {
            return Reply.error(
                    400,
                    "UnmatchedPrincipalType",
                    "The PrincipalId '" + dashless(principalId) + "' has type '"
                            + principal.get().type() + "' , which is different from specified PrinciaplType '" + type
                            + "'.");
        }
        return null;
    }

    private static @Nullable Reply missingScope(ArmCall call) {
        String scope = call.path("scope");
        boolean named = ArmId.subscription(scope) != null || !ArmId.type(scope).isEmpty();
        return named && !call.world().resources().exists(scope) ? Missing.resource(call.world(), scope) : null;
    }

    private Reply get(ArmCall call) {
        return call.world()
                .roleAssignments()
                .find(call.request().path())
                .map(assignment -> Reply.json(200, shown(call, assignment)))
                .orElseGet(() -> Reply.error(
                        404,
                        "RoleAssignmentNotFound",
                        "The role assignment '" + call.path("name") + "' is not found."));
    }

    private Reply delete(ArmCall call) {
        return call.world()
                .roleAssignments()
                .remove(call.request().path())
                .map(assignment -> Reply.json(200, shown(call, assignment)))
                .orElseGet(() -> Reply.empty(204));
    }

    private Reply list(ArmCall call) {
        Reply missing = missingScope(call);
        if (missing != null) {
            return missing;
        }
        String text = call.request().query("$filter").orElse("");
        Optional<AssignmentFilter> filter = AssignmentFilter.parse(text);
        if (filter.isEmpty()) {
            return Reply.error(
                    400,
                    "UnsupportedQuery",
                    "The filter '" + text + "' is not supported. Supported filters are either 'atScope()' or"
                            + " 'principalId eq '{value}' or assignedTo('{value}')'.");
        }
        List<ObjectNode> value = call.world().roleAssignments().all().stream()
                .filter(assignment -> filter.get().lets(assignment, call.path("scope"), call.world()))
                .map(assignment -> shown(call, assignment))
                .toList();
        return Page.of(call, value);
    }

    /** As Azure prints it: the role's id has the subscription in front, unless the scenario wants every second one bare. */
    private static ObjectNode shown(ArmCall call, RoleAssignment assignment) {
        boolean bareId = call.world().settings().bareRoleIds() && assignment.bare();
        return assignment.json(bareId ? null : ArmId.subscription(call.path("scope")));
    }

    private static String dashless(String guid) {
        return guid.replace("-", "");
    }
}
