package io.github.azuremlattach.core.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.models.PermissionInner;
import com.azure.resourcemanager.authorization.fluent.models.RoleDefinitionInner;
import io.github.azuremlattach.core.http.ArmRestClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads role definitions (RoleDefinitions_* of Microsoft.Authorization). */
public final class RoleDefinitions {
    private final TypedClients typed;

    RoleDefinitions(TypedClients typed) {
        this.typed = typed;
    }

    /** The GUID of the role with a name, as it is known at a scope; empty when none has it. */
    public Optional<String> named(String name, String scope) {
        Optional<String> builtIn = BuiltInRole.named(name).map(BuiltInRole::guid);
        return builtIn.isPresent()
                ? builtIn
                : typed
                        .authorization(RoleAssignments.subscription(scope))
                        .getRoleDefinitions()
                        .list(
                                ArmRestClient.encoded(scope).substring(1),
                                "roleName eq '" + name.replace("'", "''") + "'",
                                Context.NONE)
                        .stream()
                        .filter(role -> name.equalsIgnoreCase(role.roleName()))
                        .findFirst()
                        .map(role -> RoleAssignments.lastSegment(role.id()));
    }

    /** What a role allows. */
    public ActionSet actions(String role, String scope) {
        RoleDefinitionInner definition = typed.authorization(RoleAssignments.subscription(scope))
                .getRoleDefinitions()
                .getWithResponse("subscriptions/" + RoleAssignments.subscription(scope), role, Context.NONE)
                .getValue();
        ActionSet actions = ActionSet.NONE;
        for (PermissionInner permission : orEmpty(definition.permissions())) {
            actions = actions.and(orEmpty(permission.actions()), orEmpty(permission.notActions()));
        }
        return actions;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
