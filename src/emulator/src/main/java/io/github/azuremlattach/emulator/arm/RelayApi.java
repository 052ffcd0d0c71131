package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Directory;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.Optional;

/**
 * Azure Relay as the extension's client makes it: a namespace, a hybrid connection, an authorization rule and its keys.
 *
 * <p>Everything but the namespace is there at once; a namespace is Created, then Succeeded.
 */
final class RelayApi {
    private static final String NAMESPACE =
            "/subscriptions/{s}/resourceGroups/{rg}/providers/Microsoft.Relay/namespaces/{namespace}";
    private static final String CONNECTION = NAMESPACE + "/hybridConnections/{connection}";
    private static final String RULE = CONNECTION + "/authorizationRules/{rule}";

    List<Route> routes() {
        return List.of(
                Route.of("PUT", NAMESPACE, this::putNamespace),
                Route.of("DELETE", NAMESPACE, this::delete),
                Route.of("PUT", CONNECTION, this::putConnection),
                Route.of("DELETE", CONNECTION, this::delete),
                Route.of("PUT", RULE, this::putRule),
                Route.of("DELETE", RULE, this::delete),
                Route.of("POST", RULE + "/listKeys", this::listKeys));
    }

    private Reply putNamespace(ArmCall call) {
        Reply elsewhere = Locations.refusal(call.body(), "Microsoft.Relay/namespaces");
        if (elsewhere != null) {
            return elsewhere;
        }
        World world = call.world();
        String id = call.request().path();
        boolean existed = world.resources().exists(id);
        ObjectNode namespace = Json.object(
                "id", id,
                "name", call.path("namespace"),
                "type", "Microsoft.Relay/Namespaces",
                "location", Json.text(call.body(), "location"),
                "tags", call.body().path("tags").isObject() ? call.body().path("tags") : Json.object(),
                "sku", Json.object("name", "Standard", "tier", "Standard"),
                "properties",
                        Json.object(
                                "provisioningState",
                                existed ? "Succeeded" : "Created",
                                "metricId",
                                call.path("s") + ":" + call.path("namespace"),
                                "createdAt",
                                world.now().toString(),
                                "updatedAt",
                                world.now().toString(),
                                "serviceBusEndpoint",
                                "https://" + call.path("namespace") + ".servicebus.windows.net:443/"));
        world.resources().put(namespace);
        world.operations().start(id, world.now(), world.settings().runCommand(), () -> namespace
                .withObjectProperty("properties")
                .put("provisioningState", "Succeeded"));
        return Reply.json(existed ? 200 : 201, namespace.deepCopy());
    }

    private Reply putConnection(ArmCall call) {
        return child(
                call,
                "Microsoft.Relay/Namespaces/HybridConnections",
                Json.object(
                        "createdAt", call.world().now().toString(),
                        "updatedAt", call.world().now().toString(),
                        "listenerCount", 0,
                        "requiresClientAuthorization",
                                call.body()
                                        .path("properties")
                                        .path("requiresClientAuthorization")
                                        .asBoolean(true)));
    }

    private Reply putRule(ArmCall call) {
        return child(
                call,
                "Microsoft.Relay/Namespaces/HybridConnections/AuthorizationRules",
                Json.object("rights", call.body().path("properties").path("rights")));
    }

    private static Reply child(ArmCall call, String type, ObjectNode properties) {
        String id = call.request().path();
        String parent = String.valueOf(ArmId.parent(id));
        if (!call.world().resources().exists(parent)) {
            return Reply.bare(404, "ParentResourceNotFound", "The resource '" + parent + "' could not be found.");
        }
        ObjectNode node = Json.object("id", id, "name", ArmId.name(id), "type", type, "properties", properties);
        call.world().resources().put(node);
        return Reply.json(200, node);
    }

    private Reply listKeys(ArmCall call) {
        String rule = ArmId.parentPath(call.request().path());
        Optional<ObjectNode> found = call.world().resources().find(rule);
        if (found.isEmpty()) {
            return Reply.bare(404, "NotFound", "The authorization rule '" + call.path("rule") + "' does not exist.");
        }
        String key = Directory.guid("relay-key/" + ArmId.key(rule)).replace("-", "");
        String connection = "Endpoint=sb://" + call.path("namespace") + ".servicebus.windows.net/;SharedAccessKeyName="
                + call.path("rule") + ";SharedAccessKey=" + key + "=;EntityPath=" + call.path("connection");
        return Reply.json(
                200,
                Json.object(
                        "primaryConnectionString",
                        connection,
                        "secondaryConnectionString",
                        connection,
                        "primaryKey",
                        key + "=",
                        "secondaryKey",
                        key + "=",
                        "keyName",
                        call.path("rule")));
    }

    private Reply delete(ArmCall call) {
        boolean existed = call.world().resources().exists(call.request().path());
        call.world().resources().remove(call.request().path());
        return Reply.empty(existed ? 200 : 204);
    }
}
