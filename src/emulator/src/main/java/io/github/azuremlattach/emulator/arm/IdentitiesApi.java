package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.Optional;

/** The making and deleting of user-assigned identities. */
final class IdentitiesApi {
    private static final String IDENTITY = "/subscriptions/{s}/resourceGroups/{rg}/providers/"
            + "Microsoft.ManagedIdentity/userAssignedIdentities/{name}";

    List<Route> routes() {
        return List.of(Route.of("PUT", IDENTITY, this::put), Route.of("DELETE", IDENTITY, this::delete));
    }

    private Reply put(ArmCall call) {
        World world = call.world();
        String path = call.request().path();
        Reply elsewhere = Locations.refusal(call.body(), "Microsoft.ManagedIdentity/userAssignedIdentities");
        if (elsewhere != null) {
            return elsewhere;
        }
        Optional<ObjectNode> before = world.resources().find(path);
        if (before.isPresent()) {
            return Reply.json(200, before.get());
        }
        Principal principal =
                world.directory().create(call.path("name"), call.caller().tenant(), world.now());
        ObjectNode node = Json.object(
                "id", path.replaceFirst("(?i)/resourceGroups/", "/resourcegroups/"),
                "name", call.path("name"),
                "type", "Microsoft.ManagedIdentity/userAssignedIdentities",
                "location", Json.text(call.body(), "location"),
                "tags", call.body().path("tags").isObject() ? call.body().path("tags") : Json.object(),
                "properties",
                        Json.object(
                                "tenantId", principal.tenant(),
                                "principalId", principal.objectId(),
                                "clientId", principal.clientId()));
        world.resources().put(node);
        return Reply.json(201, node).with("Location", ArmId.key(path));
    }

    private Reply delete(ArmCall call) {
        World world = call.world();
        Optional<ObjectNode> before = world.resources().find(call.request().path());
        before.ifPresent(node -> {
            world.directory().delete(Json.textOr(node, "", "properties", "principalId"));
            world.resources().remove(call.request().path());
        });
        return Reply.empty(before.isPresent() ? 200 : 204);
    }
}
