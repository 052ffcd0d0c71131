package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.Set;

/** Environments of a workspace: an image needs no build, so a version is there at once. */
final class EnvironmentsApi {
    private static final String VERSION = "/subscriptions/{s}/resourceGroups/{rg}/providers/"
            + "Microsoft.MachineLearningServices/workspaces/{ws}/environments/{name}/versions/{version}";
    private static final Set<String> MEMBERS = Set.of(
            "description",
            "properties",
            "tags",
            "isAnonymous",
            "isArchived",
            "autoRebuild",
            "build",
            "condaFile",
            "image",
            "inferenceConfig",
            "osType",
            "stage",
            "environmentType",
            "provisioningState");

    List<Route> routes() {
        return List.of(Route.of("PUT", VERSION, this::put));
    }

    private Reply put(ArmCall call) {
        World world = call.world();
        String id = call.request().path();
        String environment = String.valueOf(ArmId.parent(id));
        String workspace = String.valueOf(ArmId.parent(environment));
        if (!world.resources().exists(workspace)) {
            return Missing.parent(id, workspace, "write");
        }
        JsonNode asked = call.body().path("properties");
        for (var member : asked.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                return JobRequest.refused(
                        "Could not find member '" + member.getKey() + "' on object of type 'EnvironmentVersion'");
            }
        }
        if (Json.textOr(asked, "", "image").isEmpty() && !asked.has("build")) {
            return JobRequest.refused("An environment needs an image or a build.");
        }
        boolean existed = world.resources().exists(id);
        ObjectNode properties = asked.deepCopy();
        properties.put("environmentType", "UserCreated");
        properties.put("provisioningState", "Succeeded");
        properties.put("osType", Json.textOr(asked, "Linux", "osType"));
        ObjectNode node = Json.object(
                "id",
                id,
                "name",
                call.path("version"),
                "type",
                "Microsoft.MachineLearningServices/workspaces/environments/versions",
                "properties",
                properties);
        world.resources()
                .put(Json.object(
                        "id",
                        environment,
                        "name",
                        call.path("name"),
                        "type",
                        "Microsoft.MachineLearningServices/workspaces/environments",
                        "properties",
                        Json.object("latestVersion", call.path("version"), "isArchived", false)));
        world.resources().put(node);
        return Reply.json(existed ? 200 : 201, node);
    }
}
