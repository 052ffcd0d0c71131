package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.ComputeJson;
import io.github.azuremlattach.emulator.world.Operation;
import io.github.azuremlattach.emulator.world.Provisioning;
import io.github.azuremlattach.emulator.world.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The computes of a workspace: attach, list, detach. */
final class ComputesApi {
    private static final String WORKSPACE =
            "/subscriptions/{s}/resourceGroups/{rg}/providers/" + "Microsoft.MachineLearningServices/workspaces/{ws}";
    private static final String COMPUTE = WORKSPACE + "/computes/{name}";

    private final ComputeOperations operations = new ComputeOperations();

    List<Route> routes() {
        return List.of(
                Route.of("PUT", COMPUTE, this::put),
                Route.of("PATCH", COMPUTE, this::patch),
                Route.of("DELETE", COMPUTE, this::delete),
                Route.of("POST", COMPUTE + "/listKeys", this::listKeys),
                Route.of("POST", COMPUTE + "/listNodes", this::listNodes),
                Route.of("GET", WORKSPACE + "/computes", this::list),
                Route.open(
                        "GET",
                        "/subscriptions/{s}/providers/Microsoft.MachineLearningServices/locations/{location}/"
                                + "computeOperationsStatus/{operation}",
                        operations::status));
    }

    private Reply put(ArmCall call) {
        World world = call.world();
        Optional<ObjectNode> workspace = workspace(call);
        if (workspace.isEmpty()) {
            return Missing.parent(call.request().path(), workspacePath(call), "write");
        }
        if (call.request().json().isEmpty()) {
            return Reply.gateway(
                    400, "InvalidRequestContent", "The request content was invalid and could not be deserialized.");
        }
        String name = call.path("name");
        String id = Json.textOr(workspace.get(), "", "id") + "/computes/" + name;
        ComputeRequest asked = new ComputeRequest(world, call.body());
        Reply refusal = asked.mistake(name);
        for (String identity : asked.userAssigned()) {
            refusal = refusal != null
                    ? refusal
                    : Forbidden.unlessAssignable(
                            world,
                            call.caller(),
                            "Microsoft.MachineLearningServices/workspaces/computes/write",
                            id,
                            identity);
        }
        if (refusal != null) {
            return refusal;
        }
        ExistingCompute existing = new ExistingCompute(
                world.resources().find(id), call.body(), world.settings().existingCompute());
        ObjectNode effective = existing.effective();
        Attachability attachability =
                new Attachability(world, workspace.get(), new ComputeRequest(world, effective).resourceId());
        refusal = existing.refusal() == null ? attachability.refusal() : existing.refusal();
        if (refusal != null) {
            return refusal;
        }
        Provisioning provisioning =
                existing.outcome(attachability.outcome(world.settings().provisioning(name)));
        ObjectNode node = write(call, id, asked, effective);
        Operation operation = world.operations()
                .start(
                        id,
                        world.now(),
                        provisioning.duration(),
                        provisioning.ends(),
                        provisioning.error(),
                        () -> ComputeJson.state(
                                node, provisioning.ends(), provisioning.provisioningErrors(), world.now()));
        return operations.announced(
                Reply.json(201, node.deepCopy()), call, operation, workspace.get(), Json.textOr(node, "", "location"));
    }

    /** Writes the compute over whatever was there; a system-assigned identity outlives that. */
    private static ObjectNode write(ArmCall call, String id, ComputeRequest asked, ObjectNode effective) {
        World world = call.world();
        Instant now = world.now();
        Optional<ObjectNode> before = world.resources().find(id);
        Instant created = before.map(node -> Json.textOr(node, now.toString(), "properties", "createdOn"))
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .orElse(now);
        ObjectNode node = ComputeJson.compute(id, effective, created, now);
        String tenant = call.caller().tenant();
        String old = before.map(one -> Json.textOr(one, "", "identity", "principalId"))
                .orElse("");
        if (asked.systemAssigned()) {
            String principalId = old.isEmpty()
                    ? world.directory()
                            .create(ArmId.name(workspacePath(call)) + "/computes/" + ArmId.name(id), tenant, now)
                            .objectId()
                    : old;
            node.set("identity", Json.object("type", "SystemAssigned", "principalId", principalId, "tenantId", tenant));
        } else {
            world.directory().delete(old);
            if (!asked.userAssigned().isEmpty()) {
                node.set(
                        "identity",
                        Json.object(
                                "type",
                                "UserAssigned",
                                "userAssignedIdentities",
                                ComputeJson.userAssigned(world, asked.userAssigned())));
            }
        }
        world.resources().put(node);
        return node;
    }

    private Reply patch(ArmCall call) {
        World world = call.world();
        Optional<ObjectNode> compute = world.resources().find(call.request().path());
        Optional<ObjectNode> workspace = workspace(call);
        if (compute.isEmpty() || workspace.isEmpty()) {
            return Missing.resource(world, call.request().path());
        }
        ObjectNode node = compute.get();
        if (call.body().path("tags").isObject()) {
            node.set("tags", call.body().get("tags"));
        }
        JsonNode errors = node.path("properties").path("provisioningErrors");
        String state = Json.textOr(node, "Succeeded", "properties", "provisioningState");
        ComputeJson.state(node, "Updating", errors, world.now());
        Operation operation = world.operations()
                .start(
                        Json.textOr(node, "", "id"),
                        world.now(),
                        world.settings().detach(),
                        () -> ComputeJson.state(
                                node, state.equals("Creating") ? "Succeeded" : state, errors, world.now()));
        return operations.announced(
                Reply.json(202, node.deepCopy()), call, operation, workspace.get(), Json.textOr(node, "", "location"));
    }

    private Reply delete(ArmCall call) {
        World world = call.world();
        String action = call.request()
                .query("underlyingResourceAction")
                .orElse(world.settings().deleteWithoutAction());
        if (action.equalsIgnoreCase("refuse")) {
            return Reply.error(
                    400, "BadRequest", "The query parameter underlyingResourceAction is required: Detach or Delete.");
        }
        if (!action.equalsIgnoreCase("Detach") && !action.equalsIgnoreCase("Delete")) {
            return Reply.error(
                    400, "BadRequest", "The value '" + action + "' is not valid for underlyingResourceAction.");
        }
        Optional<ObjectNode> compute = world.resources().find(call.request().path());
        Optional<ObjectNode> workspace = workspace(call);
        if (compute.isEmpty() || workspace.isEmpty()) {
            return Reply.empty(204);
        }
        ObjectNode node = compute.get();
        String id = Json.textOr(node, "", "id");
        ComputeJson.state(node, "Deleting", Json.array(List.of()), world.now());
        Operation operation = world.operations()
                .start(id, world.now(), world.settings().detach(), () -> {
                    world.resources().remove(id);
                    world.directory().delete(Json.textOr(node, "", "identity", "principalId"));
                    if (action.equalsIgnoreCase("Delete")) {
                        world.resources().remove(Json.textOr(node, "", "properties", "resourceId"));
                    }
                });
        return operations.announced(
                Reply.empty(202), call, operation, workspace.get(), Json.textOr(node, "", "location"));
    }

    private Reply listKeys(ArmCall call) {
        return call.world().resources().exists(ArmId.parentPath(call.request().path()))
                ? Reply.json(200, Json.object("computeType", "Kubernetes"))
                : Missing.resource(call.world(), ArmId.parentPath(call.request().path()));
    }

    /** A Kubernetes compute has no nodes of its own; what Azure answers for one is not recorded. */
    private Reply listNodes(ArmCall call) {
        String compute = ArmId.parentPath(call.request().path());
        return call.world().resources().exists(compute)
                ? Reply.json(200, Json.object("nodes", List.of(), "nextLink", null))
                : Missing.resource(call.world(), compute);
    }

    private Reply list(ArmCall call) {
        if (workspace(call).isEmpty()) {
            return Missing.resource(call.world(), workspacePath(call));
        }
        return Page.of(call, call.world().resources().collection(call.request().path()), "$skip");
    }

    private static Optional<ObjectNode> workspace(ArmCall call) {
        return call.world().resources().find(workspacePath(call));
    }

    private static String workspacePath(ArmCall call) {
        return "/subscriptions/" + call.path("s") + "/resourceGroups/" + call.path("rg")
                + "/providers/Microsoft.MachineLearningServices/workspaces/" + call.path("ws");
    }
}
