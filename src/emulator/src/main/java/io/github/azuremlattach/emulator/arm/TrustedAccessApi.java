package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Operation;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.Optional;

/** The trusted-access bindings of an AKS cluster. */
final class TrustedAccessApi {
    private static final String BINDING = "/subscriptions/{s}/resourceGroups/{rg}/providers/"
            + "Microsoft.ContainerService/managedClusters/{cluster}/trustedAccessRoleBindings/{name}";

    List<Route> routes() {
        return List.of(
                Route.of("PUT", BINDING, this::put),
                Route.of("DELETE", BINDING, this::delete),
                Route.open(
                        "GET",
                        "/subscriptions/{s}/providers/Microsoft.ContainerService/locations/{location}/operations/{id}",
                        this::status));
    }

    private Reply put(ArmCall call) {
        World world = call.world();
        String path = call.request().path();
        Optional<ObjectNode> cluster = world.resources().find(String.valueOf(ArmId.parent(path)));
        if (cluster.isEmpty()) {
            return Missing.resource(world, path);
        }
        String source = Json.textOr(call.body(), "", "properties", "sourceResourceId");
        if (!world.resources().exists(source)) {
            return Reply.bare(400, "InvalidParameter", "The source resource '" + source + "' could not be found.");
        }
        if (!String.valueOf(ArmId.subscription(source)).equalsIgnoreCase(call.path("s"))) {
            return Reply.bare(
                    400,
                    "BadRequest",
                    "The source resource and the managed cluster are in different subscriptions: subscription ids are"
                            + " not the same.");
        }
        boolean existed = world.resources().exists(path);
        ObjectNode node = Json.object(
                "id",
                path,
                "name",
                call.path("name"),
                "type",
                "Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings",
                "properties",
                Json.object(
                        "provisioningState",
                        "Updating",
                        "sourceResourceId",
                        source,
                        "roles",
                        call.body().path("properties").path("roles")));
        world.resources().put(node);
        Operation operation =
                start(call, () -> node.withObjectProperty("properties").put("provisioningState", "Succeeded"));
        return Reply.json(existed ? 200 : 201, node.deepCopy())
                .with("Azure-AsyncOperation", url(call, cluster.get(), operation, "operations"));
    }

    private Reply delete(ArmCall call) {
        World world = call.world();
        String path = call.request().path();
        Optional<ObjectNode> cluster = world.resources().find(String.valueOf(ArmId.parent(path)));
        Optional<ObjectNode> binding = world.resources().find(path);
        if (cluster.isEmpty() || binding.isEmpty()) {
            return Reply.empty(204);
        }
        binding.get().withObjectProperty("properties").put("provisioningState", "Deleting");
        Operation operation = start(call, () -> world.resources().remove(path));
        return Reply.empty(202)
                .with("Azure-AsyncOperation", url(call, cluster.get(), operation, "operations"))
                .with("Location", url(call, cluster.get(), operation, "operationresults"));
    }

    private Reply status(ArmCall call) {
        return call.world()
                .operations()
                .find(call.path("id"))
                .map(operation -> Reply.json(
                        200,
                        Json.object(
                                "name", operation.id(),
                                "status", operation.status(),
                                "startTime", operation.started().toString())))
                .orElseGet(() -> Reply.bare(404, "NotFound", "The operation could not be found."));
    }

    private static Operation start(ArmCall call, Runnable atEnd) {
        World world = call.world();
        return world.operations()
                .start(call.request().path(), world.now(), world.settings().runCommand(), atEnd);
    }

    private static String url(ArmCall call, ObjectNode cluster, Operation operation, String what) {
        return call.request().origin() + "/subscriptions/" + call.path("s")
                + "/providers/Microsoft.ContainerService/locations/" + Json.textOr(cluster, "westeurope", "location")
                + "/" + what + "/" + operation.id() + "?api-version=" + call.apiVersion();
    }
}
