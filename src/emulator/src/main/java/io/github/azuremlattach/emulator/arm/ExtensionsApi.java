package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.ExtensionJson;
import io.github.azuremlattach.emulator.world.Operation;
import io.github.azuremlattach.emulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Extensions of a cluster: installed, updated, deleted.
 *
 * <p>The status of an operation reads Creating, Updating or Deleting while it is under way, its URL spells api-Version, the
 * Location header points to a host of the provider's own, and there is no Retry-After (recordings of the Azure CLI's
 * k8s-extension and of Azure PowerShell's KubernetesConfiguration).
 */
final class ExtensionsApi {
    private static final String ONE = "{scope}/providers/Microsoft.KubernetesConfiguration/extensions/{name}";

    List<Route> routes() {
        return List.of(
                Route.of("PUT", ONE, this::put),
                Route.of("PATCH", ONE, this::patch),
                Route.of("DELETE", ONE, this::delete),
                Route.of("GET", ONE + "/operations/{id}", this::status));
    }

    private Reply put(ArmCall call) {
        World world = call.world();
        String cluster = call.path("scope");
        if (!world.resources().exists(cluster)) {
            return Missing.resource(world, cluster);
        }
        String id = call.request().path();
        Reply refusal = ExtensionRequest.mistake(call.body());
        if (refusal != null) {
            return refusal;
        }
        boolean existed = world.resources().exists(id);
        ObjectNode extension = ExtensionJson.of(id, call.body());
        if (Json.says(call.body(), "SystemAssigned", "identity", "type")) {
            extension.set("identity", identity(call, id));
        }
        world.resources().put(extension);
        Operation operation =
                start(call, extension, existed, world.settings().extensions().install());
        return announced(Reply.json(existed ? 200 : 201, extension.deepCopy()), call, operation);
    }

    private Reply patch(ArmCall call) {
        World world = call.world();
        Optional<ObjectNode> found = world.resources().find(call.request().path());
        if (found.isEmpty()) {
            return Missing.resource(world, call.request().path());
        }
        ObjectNode extension = found.get();
        ObjectNode before = extension.deepCopy();
        ExtensionJson.patch(extension, call.body());
        boolean secrets = call.body().path("properties").has("configurationProtectedSettings");
        if (before.equals(extension) && !secrets) {
            return Reply.json(200, extension);
        }
        extension.withObjectProperty("properties").put("provisioningState", "Updating");
        Operation operation =
                start(call, extension, true, world.settings().extensions().update());
        return announced(Reply.json(202, extension.deepCopy()), call, operation);
    }

    private Reply delete(ArmCall call) {
        World world = call.world();
        String id = call.request().path();
        Optional<ObjectNode> extension = world.resources().find(id);
        if (extension.isEmpty()) {
            return Reply.empty(204);
        }
        if (call.request().query("forceDelete").orElse("false").equalsIgnoreCase("true")) {
            // Only Azure's resource goes; nothing is uninstalled in the cluster.
            world.resources().remove(id);
            return Reply.json(200, Json.object("version", "1.1", "statusCode", 200, "reasonPhrase", "OK"));
        }
        extension.get().withObjectProperty("properties").put("provisioningState", "Deleting");
        Operation operation = world.operations()
                .start(id, world.now(), world.settings().extensions().delete(), () -> {
                    world.resources().remove(id);
                    world.cluster(call.path("scope")).instanceTypesDefined(false);
                })
                .saying("Deleting");
        return Reply.empty(202).with("Azure-AsyncOperation", url(call, operation));
    }

    private Reply status(ArmCall call) {
        return call.world()
                .operations()
                .find(call.path("id"))
                .map(operation -> Reply.json(200, statusBody(call, operation)))
                .orElseGet(() -> Reply.error(404, "NotFound", "Not Found"));
    }

    private static ObjectNode statusBody(ArmCall call, Operation operation) {
        ObjectNode body = Json.object(
                "id", call.request().path(),
                "name", operation.id(),
                "status", operation.status());
        ObjectNode error = operation.error();
        if (error != null) {
            body.set("error", error);
        }
        return body;
    }

    private static Operation start(ArmCall call, ObjectNode extension, boolean update, Duration duration) {
        World world = call.world();
        ExtensionInstallation installation = new ExtensionInstallation(world, call.path("scope"), extension, update);
        @Nullable ObjectNode error = installation.error();
        return world.operations()
                .start(
                        call.request().path(),
                        world.now(),
                        duration,
                        error == null ? "Succeeded" : "Failed",
                        error,
                        () -> installation.end(error))
                .saying(update ? "Updating" : "Creating");
    }

    private static JsonNode identity(ArmCall call, String id) {
        String tenant = call.caller().tenant();
        String principal = call.world()
                .resources()
                .find(id)
                .map(before -> Json.textOr(before, "", "identity", "principalId"))
                .filter(before -> !before.isEmpty())
                .orElseGet(() -> call.world()
                        .directory()
                        .create(
                                ArmId.name(call.path("scope")) + "/" + ArmId.name(id),
                                tenant,
                                call.world().now())
                        .objectId());
        return Json.object("type", "SystemAssigned", "principalId", principal, "tenantId", tenant);
    }

    private static Reply announced(Reply reply, ArmCall call, Operation operation) {
        String url = url(call, operation);
        return reply.with("Azure-AsyncOperation", url)
                .with(
                        "Location",
                        url.replaceFirst("^https://[^/]+", "https://westeurope.rp.kubernetesconfiguration.azure.com"))
                .with("x-ms-async-operation-timeout", "PT48H");
    }

    private static String url(ArmCall call, Operation operation) {
        String path = call.request()
                .path()
                .replaceFirst("(?i)/managedClusters/", "/ManagedClusters/")
                .replaceFirst("(?i)/connectedClusters/", "/ConnectedClusters/");
        return call.request().origin() + path + "/operations/" + operation.id() + "?api-Version=" + call.apiVersion();
    }
}
