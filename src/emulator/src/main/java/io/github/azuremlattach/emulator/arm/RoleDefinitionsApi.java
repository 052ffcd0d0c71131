package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Role;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Role definitions, and the permissions that follow from a caller's roles. */
final class RoleDefinitionsApi {
    private static final String LIST = "{scope}/providers/Microsoft.Authorization/roleDefinitions";
    private static final Pattern NAME = Pattern.compile("(?i)roleName\\s+eq\\s+'((?:[^']|'')*)'");
    private static final Pattern TYPE = Pattern.compile("(?i)\\btype\\s+eq\\s+'(\\w+)'");

    List<Route> routes() {
        return List.of(
                Route.of("GET", LIST, this::list),
                Route.of("GET", LIST + "/{name}", this::get),
                Route.of("GET", "{scope}/providers/Microsoft.Authorization/permissions", this::permissions));
    }

    private Reply list(ArmCall call) {
        String filter = call.request().query("$filter").orElse("");
        Matcher name = NAME.matcher(filter);
        Matcher type = TYPE.matcher(filter);
        String wantedName = name.find() ? name.group(1).replace("''", "'") : "";
        String wantedType = type.find() ? type.group(1) : "";
        List<ObjectNode> value = call.world().roles().all().stream()
                .filter(role -> wantedName.isEmpty() || role.name().equalsIgnoreCase(wantedName))
                .filter(role -> wantedType.isEmpty() || role.builtIn() == wantedType.equalsIgnoreCase("BuiltInRole"))
                .map(role -> role.definition(prefix(call)))
                .toList();
        return Reply.json(200, Json.object("value", value));
    }

    private Reply get(ArmCall call) {
        return call.world()
                .roles()
                .byGuid(call.path("name"))
                .map(role -> Reply.json(200, role.definition(prefix(call))))
                .orElseGet(() -> Reply.error(
                        404,
                        "RoleDefinitionDoesNotExist",
                        "The specified role definition with ID '"
                                + call.path("name").replace("-", "") + "' does not exist."));
    }

    private Reply permissions(ArmCall call) {
        String scope = call.path("scope");
        boolean resource = ArmId.subscription(scope) != null;
        if (resource && !call.world().resources().exists(scope)) {
            return Missing.resource(call.world(), scope);
        }
        List<ObjectNode> value =
                call
                        .world()
                        .roleAssignments()
                        .rolesOf(call.caller(), scope, call.world().roles())
                        .stream()
                        .distinct()
                        .map(Role::permission)
                        .toList();
        return Reply.json(200, Json.object("value", value));
    }

    private static String prefix(ArmCall call) {
        String subscription = ArmId.subscription(call.path("scope"));
        return subscription == null ? "" : "/subscriptions/" + subscription;
    }
}
