package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Role;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Role definitions, and the permissions that follow from a caller's roles. */
final class RoleDefinitionsApi {
    private static final String LIST = "{scope}/providers/Microsoft.Authorization/roleDefinitions";
    private static final Pattern NAME = Pattern.compile("(?i)roleName\\s+eq\\s+'((?:[^']|'')*)'");
    private static final Pattern TYPE = Pattern.compile("(?i)type\\s+eq\\s+'(\\w+)'");

    List<Route> routes() {
        return List.of(
                Route.of("GET", LIST, this::list),
                Route.of("GET", LIST + "/{name}", this::get),
                Route.of("GET", "{scope}/providers/Microsoft.Authorization/permissions", this::permissions));
    }

    private Reply list(ArmCall call) {
        String filter = call.request().query("$filter").orElse("");
        String wantedName = "";
        String wantedType = "";
        for (String part : filter.isBlank() ? new String[0] : filter.strip().split("(?i)\\s+and\\s+", -1)) {
            Matcher name = NAME.matcher(part);
            Matcher type = TYPE.matcher(part);
            if (name.matches()) {
                wantedName = name.group(1).replace("''", "'");
            } else if (type.matches()) {
                wantedType = type.group(1);
            } else if (!part.equalsIgnoreCase("atScopeAndBelow()")
                    && call.world().settings().refusesRoleDefinitionFilters()) {
                return Reply.error(
                        400,
                        "UnsupportedQuery",
                        "The filter '" + filter + "' is not supported. Supported filters are 'atScopeAndBelow()',"
                                + " 'roleName eq '{value}'' and 'type eq '{value}''.");
            }
        }
        String roleName = wantedName;
        String roleType = wantedType;
        List<ObjectNode> value = call.world().roles().all().stream()
                .filter(role -> roleName.isEmpty() || role.name().equalsIgnoreCase(roleName))
                .filter(role -> roleType.isEmpty() || role.builtIn() == roleType.equalsIgnoreCase("BuiltInRole"))
                .map(role -> role.definition(prefix(call)))
                .toList();
        return Page.of(call, value);
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
        List<ObjectNode> value = call.world().access().roles(call.caller(), scope).stream()
                .distinct()
                .map(Role::permission)
                .toList();
        return Page.of(call, value);
    }

    private static String prefix(ArmCall call) {
        String subscription = ArmId.subscription(call.path("scope"));
        return subscription == null ? "" : "/subscriptions/" + subscription;
    }
}
