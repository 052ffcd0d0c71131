package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import java.util.Optional;

/** Reads role definitions (RoleDefinitions_Get and _List of Microsoft.Authorization 2022-04-01). */
public final class RoleDefinitions {
    private static final String API = "2022-04-01";
    private static final String TYPE = "/providers/Microsoft.Authorization/roleDefinitions";

    private final ArmRestClient arm;

    RoleDefinitions(ArmRestClient arm) {
        this.arm = arm;
    }

    /** The GUID of the role with a name, as it is known at a scope; empty when none has it. */
    public Optional<String> named(String name, String scope) {
        Optional<String> builtIn = BuiltInRole.named(name).map(BuiltInRole::guid);
        return builtIn.isPresent()
                ? builtIn
                : arm.list(scope + TYPE, API, "roleName eq '" + name.replace("'", "''") + "'").stream()
                        .filter(role -> name.equalsIgnoreCase(Json.text(role.path("properties"), "roleName")))
                        .findFirst()
                        .map(role -> RoleAssignments.lastSegment(Json.text(role, "id")));
    }

    /** What a role allows. */
    public ActionSet actions(String role, String scope) {
        String path = "/subscriptions/" + RoleAssignments.subscription(scope) + TYPE + "/" + role;
        return ActionSet.read(arm.get(path, API).body().path("properties").path("permissions"));
    }
}
