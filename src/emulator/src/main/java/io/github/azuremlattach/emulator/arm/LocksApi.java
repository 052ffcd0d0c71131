package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Restrictions.Lock;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;

/**
 * The management locks at any scope: all at, above and below it, and with the filter atScope() none below it, as
 * Get-AzResourceLock documents.
 */
final class LocksApi {

    List<Route> routes() {
        return List.of(Route.of("GET", "{scope}/providers/Microsoft.Authorization/locks", this::list));
    }

    private Reply list(ArmCall call) {
        World world = call.world();
        String scope = call.path("scope");
        if (ArmId.subscription(scope) != null && !world.resources().exists(scope)) {
            return Missing.resource(world, scope);
        }
        boolean atScope = call.request().query("$filter").orElse("").strip().equalsIgnoreCase("atScope()");
        List<ObjectNode> value = world.restrictions().locks().stream()
                .filter(lock -> ArmId.within(lock.scope(), scope) || (!atScope && ArmId.within(scope, lock.scope())))
                .map(Lock::json)
                .toList();
        return Page.of(call, value);
    }
}
