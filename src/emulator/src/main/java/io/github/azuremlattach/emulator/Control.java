package io.github.azuremlattach.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Journal;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.RoleAssignment;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;

/** The emulator's own endpoints, for a look behind the scenes. */
final class Control {
    private final World world;
    private final Journal journal;

    Control(World world, Journal journal) {
        this.world = world;
        this.journal = journal;
    }

    /** The requests that came in. */
    List<RecordedRequest> requests() {
        return journal.entries().stream().map(Control::recorded).toList();
    }

    Reply answer(Request request) {
        String what = request.method() + " " + request.path();
        return switch (what) {
            case "GET /_emulator/requests" ->
                Reply.text(
                        200,
                        "application/json",
                        Json.pretty(Json.array(
                                requests().stream().map(Control::json).toList())));
            case "DELETE /_emulator/requests" -> {
                journal.clear();
                yield Reply.empty(204);
            }
            case "GET /_emulator/state" -> Reply.text(200, "application/json", Json.pretty(state()));
            default ->
                Reply.error(
                        404,
                        "NotFound",
                        "The emulator's own endpoints are /_emulator/requests and" + " /_emulator/state.");
        };
    }

    private ObjectNode state() {
        ObjectNode namespaces = Json.object();
        List<ObjectNode> operations = world.operations().all().stream()
                .map(one -> Json.object(
                        "id", one.id(),
                        "target", one.target(),
                        "status", one.status(),
                        "started", one.started().toString(),
                        "ends", one.ends().toString()))
                .toList();
        world.resources()
                .ofType("/", "Microsoft.ContainerService/managedClusters")
                .forEach(cluster -> {
                    String id = Json.textOr(cluster, "", "id");
                    namespaces.set(id, Json.array(world.namespaces(id)));
                });
        return Json.object(
                "now", world.now().toString(),
                "resources", world.resources().all(),
                "roleAssignments",
                        world.roleAssignments().all().stream()
                                .map(RoleAssignment::json)
                                .toList(),
                "operations", operations,
                "namespaces", namespaces);
    }

    private static RecordedRequest recorded(Journal.Entry entry) {
        Request request = entry.request();
        String query = request.rawQuery();
        return new RecordedRequest(
                entry.number(),
                entry.at(),
                request.method(),
                request.path(),
                query == null ? "" : query,
                request.body(),
                entry.status(),
                entry.carriedOut(),
                entry.fault(),
                request.headers());
    }

    private static ObjectNode json(RecordedRequest request) {
        return Json.object(
                "number", request.number(),
                "at", request.at().toString(),
                "method", request.method(),
                "path", request.path(),
                "query", request.query(),
                "body", request.body(),
                "status", request.status(),
                "carriedOut", request.carriedOut(),
                "fault", request.fault(),
                "headers", request.headers());
    }
}
