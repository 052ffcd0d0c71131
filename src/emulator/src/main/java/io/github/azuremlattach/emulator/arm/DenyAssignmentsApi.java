package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;

/** Deny assignments at any scope, which nobody but Azure itself makes. */
final class DenyAssignmentsApi {

    List<Route> routes() {
        return List.of(Route.of("GET", "{scope}/providers/Microsoft.Authorization/denyAssignments", this::list));
    }

    private Reply list(ArmCall call) {
        World world = call.world();
        String scope = call.path("scope");
        if (ArmId.subscription(scope) != null && !world.resources().exists(scope)) {
            return Missing.resource(world, scope);
        }
        String filter = call.request().query("$filter").orElse("").strip();
        boolean atScope = filter.equalsIgnoreCase("atScope()");
        if (!filter.isEmpty() && !atScope) {
            return Reply.error(400, "UnsupportedQuery", "The filter '" + filter + "' is not supported.");
        }
        List<ObjectNode> value = world.restrictions().denies().stream()
                .filter(deny -> ArmId.within(deny.scope(), scope) || (!atScope && ArmId.within(scope, deny.scope())))
                .map(deny -> deny.json(world.directory()))
                .toList();
        return Page.of(call, value);
    }
}
