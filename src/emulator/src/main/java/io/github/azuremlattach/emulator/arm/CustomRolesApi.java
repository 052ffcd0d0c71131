package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Role;
import java.util.List;
import java.util.Optional;

/** Makes, changes and deletes custom role definitions, as {@code az role definition create} does. */
final class CustomRolesApi {
    private static final String ONE = "{scope}/providers/Microsoft.Authorization/roleDefinitions/{name}";

    List<Route> routes() {
        return List.of(Route.of("PUT", ONE, this::put), Route.of("DELETE", ONE, this::delete));
    }

    private Reply put(ArmCall call) {
        ObjectNode asked = call.body().withObjectProperty("properties");
        Role role = role(call.path("name"), asked);
        if (role.name().isBlank() || asked.path("assignableScopes").isEmpty()) {
            return Reply.error(
                    400,
                    "RoleDefinitionHasNoAssignableScopes",
                    "A role definition needs a name and at least one assignable scope.");
        }
        Optional<Role> named = call.world().roles().find(role.name());
        if (named.filter(other -> !other.guid().equalsIgnoreCase(role.guid())).isPresent()) {
            return Reply.error(
                    409,
                    "RoleDefinitionWithSameNameExists",
                    "A custom role with the same name already exists in this directory. Use a different name.");
        }
        if (named.filter(Role::builtIn).isPresent()) {
            return Reply.error(403, "CannotModifyBuiltInRole", "A built-in role cannot be changed.");
        }
        call.world().roles().put(role);
        return Reply.json(201, role.definition(prefix(call)));
    }

    private Reply delete(ArmCall call) {
        Optional<Role> role = call.world().roles().byGuid(call.path("name"));
        if (role.isEmpty()) {
            return Reply.empty(204);
        }
        call.world().roles().remove(role.get().guid());
        return Reply.json(200, role.get().definition(prefix(call)));
    }

    private static Role role(String guid, JsonNode asked) {
        JsonNode permission = asked.path("permissions").path(0);
        return new Role(
                guid,
                Json.textOr(asked, "", "roleName"),
                Json.textOr(asked, "", "description"),
                false,
                Json.texts(permission.path("actions")),
                Json.texts(permission.path("notActions")),
                Json.texts(permission.path("dataActions")),
                Json.texts(permission.path("notDataActions")));
    }

    private static String prefix(ArmCall call) {
        String subscription = ArmId.subscription(call.path("scope"));
        return subscription == null ? "" : "/subscriptions/" + subscription;
    }
}
