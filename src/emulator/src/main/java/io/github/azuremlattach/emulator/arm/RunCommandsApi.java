package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.entra.Tokens;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.kubernetes.ClusterUser;
import io.github.azuremlattach.emulator.kubernetes.Result;
import io.github.azuremlattach.emulator.kubernetes.Shell;
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

    /** The application that stands for the API server of every AKS cluster, in every cloud. */
    private static final String AKS_SERVER = "6dae42f8-4368-4678-94ff-3960e28e3630";

    private final Tokens tokens;
    private final Map<String, Run> runs = new HashMap<>();

    RunCommandsApi(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A command under way or over. */
    private record Run(
            Instant started,
            Instant ends,
            @Nullable Result result,
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
        Map<String, String> files;
        try {
            files = RunCommandContext.files(Json.textOr(call.body(), "", "context"));
        } catch (IllegalArgumentException e) {
            return Reply.bare(
                    400, "InvalidParameter", "The value of parameter context is invalid: it is not a zip in base64.");
        }
        boolean entra = properties.path("aadProfile").path("managed").asBoolean(false);
        String token = Json.textOr(call.body(), "", "clusterToken");
        if (entra && token.isEmpty()) {
            return Reply.bare(
                    400,
                    "InvalidParameter",
                    "The value of parameter clusterToken is invalid: it is required, since the cluster is integrated"
                            + " with Microsoft Entra ID.");
        }
        Optional<ClusterUser> user = entra ? user(world, cluster.get(), token) : Optional.of(ClusterUser.ADMIN);
        String failure = world.commandFailure(path);
        Result result = failure != null
                ? null
                : user.map(one -> new Shell(world.cluster(path), one, files).run(command))
                        .orElseGet(() -> new Result(1, "error: You must be logged in to the server (Unauthorized)\n"));
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
        Result result = run.result();
        ObjectNode properties = result == null
                ? Json.object("provisioningState", "failed", "reason", run.failure())
                : Json.object(
                        "provisioningState", "Succeeded",
                        "exitCode", result.exitCode(),
                        "startedAt",
                                run.started().truncatedTo(ChronoUnit.SECONDS).toString(),
                        "finishedAt", run.ends().truncatedTo(ChronoUnit.SECONDS).toString(),
                        "logs", result.output());
        return Reply.json(200, Json.object("id", id, "properties", properties));
    }

    /** Whom a cluster token stands for; nobody if it is not one for Kubernetes clusters. */
    private Optional<ClusterUser> user(World world, ObjectNode cluster, String token) {
        return tokens.open(token)
                .filter(claims -> Json.textOr(claims, "", "aud").contains(AKS_SERVER))
                .filter(claims -> claims.path("exp").asLong() > world.now().getEpochSecond())
                .flatMap(claims -> world.directory().find(Json.textOr(claims, "", "oid")))
                .map(principal -> new EntraClusterUser(world, principal, cluster));
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
