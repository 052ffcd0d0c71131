package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands run inside an AKS cluster by Azure. */
final class RunCommandsApi {
    private static final String CLUSTER = "/subscriptions/{s}/resourceGroups/{rg}/providers/"
            + "Microsoft.ContainerService/managedClusters/{cluster}";

    private final Map<String, Run> runs = new HashMap<>();

    /** A command under way or over. */
    private record Run(
            Instant started,
            Instant ends,
            Kubectl.@Nullable Result result,
            @Nullable String failure) {}

    List<Route> routes() {
        return List.of(
                Route.of("POST", CLUSTER + "/runCommand", this::run),
                Route.of("GET", CLUSTER + "/commandResults/{id}", this::result));
    }

    private Reply run(ArmCall call) {
        World world = call.world();
        String path = cluster(call);
        Optional<ObjectNode> cluster = world.resources().find(path);
        if (cluster.isEmpty()) {
            return Missing.resource(world, path);
        }
        ObjectNode properties = cluster.get().withObjectProperty("properties");
        if (properties.path("apiServerAccessProfile").path("disableRunCommand").asBoolean(false)) {
            return Reply.bare(
                    400,
                    "OperationNotAllowed",
                    "Run command is disabled on the managed cluster " + call.path("cluster") + ".");
        }
        if (Json.says(properties, "Stopped", "powerState", "code")) {
            return Reply.bare(
                    400,
                    "OperationNotAllowed",
                    "The managed cluster " + call.path("cluster")
                            + " is stopped; start it before running a command on it.");
        }
        String command = Json.textOr(call.body(), "", "command");
        if (command.isBlank()) {
            return Reply.bare(400, "InvalidParameter", "The value of parameter command is invalid: it is required.");
        }
        String failure = world.commandFailure(path);
        Kubectl.Result result = failure == null ? new Kubectl(world.namespaces(path)).run(command) : null;
        String id = UUID.randomUUID().toString().replace("-", "");
        Instant now = world.now();
        runs.put(id, new Run(now, now.plus(world.settings().runCommand()), result, failure));
        return Reply.empty(202).with("Location", location(call, id));
    }

    private Reply result(ArmCall call) {
        String id = call.path("id");
        Run run = runs.get(id);
        if (run == null) {
            return Reply.bare(404, "NotFound", "Could not find the command result " + id + ".");
        }
        if (call.world().now().isBefore(run.ends())) {
            return Reply.json(202, Json.object("id", id, "properties", Json.object("provisioningState", "Running")))
                    .with("Location", location(call, id));
        }
        Kubectl.Result result = run.result();
        ObjectNode properties = result == null
                ? Json.object("provisioningState", "failed", "reason", run.failure())
                : Json.object(
                        "provisioningState", "Succeeded",
                        "exitCode", result.exitCode(),
                        "startedAt",
                                run.started().truncatedTo(ChronoUnit.SECONDS).toString(),
                        "finishedAt", run.ends().truncatedTo(ChronoUnit.SECONDS).toString(),
                        "logs", result.logs());
        return Reply.json(200, Json.object("id", id, "properties", properties));
    }

    private static String cluster(ArmCall call) {
        return "/subscriptions/" + call.path("s") + "/resourceGroups/" + call.path("rg")
                + "/providers/Microsoft.ContainerService/managedClusters/" + call.path("cluster");
    }

    /** The result's URL; Azure spells managedclusters in lower case here. */
    private static String location(ArmCall call, String id) {
        return call.request().origin() + cluster(call).replace("managedClusters", "managedclusters")
                + "/commandResults/" + id + "?api-version=" + call.apiVersion();
    }
}
