package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Command jobs of a workspace: begun, looked at, canceled, deleted. Beginning one is no long-running operation. */
final class JobsApi {
    private static final String WORKSPACE =
            "/subscriptions/{s}/resourceGroups/{rg}/providers/" + "Microsoft.MachineLearningServices/workspaces/{ws}";
    private static final String JOB = WORKSPACE + "/jobs/{id}";
    private final Jobs jobs;

    JobsApi(Jobs jobs) {
        this.jobs = jobs;
    }

    List<Route> routes() {
        return List.of(
                Route.of("PUT", JOB, this::put),
                Route.of("GET", JOB, this::get),
                Route.of("POST", JOB + "/cancel", this::cancel),
                Route.of("DELETE", JOB, this::delete));
    }

    private Reply put(ArmCall call) {
        World world = call.world();
        String path = call.request().path();
        String workspace = String.valueOf(ArmId.parent(path));
        Optional<ObjectNode> found = world.resources().find(workspace);
        if (found.isEmpty()) {
            return Missing.parent(path, workspace, "write");
        }
        JsonNode asked = call.body().path("properties");
        Reply refusal = JobRequest.mistake(call.path("id"), asked);
        if (refusal != null) {
            return refusal;
        }
        Optional<Jobs.Job> before = jobs.find(path);
        if (before.isPresent()) {
            before.get().resource().withObjectProperty("properties").set("tags", asked.path("tags"));
            return Reply.json(200, before.get().json(world.now()));
        }
        String compute = Json.textOr(asked, "", "computeId");
        if (!world.resources().exists(compute)) {
            return JobRequest.refused("The compute '" + compute + "' could not be found.");
        }
        ObjectNode resource = Json.object(
                "id",
                path,
                "name",
                call.path("id"),
                "type",
                "Microsoft.MachineLearningServices/workspaces/jobs",
                "properties",
                properties(call, found.get(), asked));
        Jobs.Job job = new Jobs.Job(
                resource,
                world.now(),
                new JobDispatch(world, world.resource(compute), asked)
                        .outcome(world.settings().jobs(call.path("id"))),
                Instant.MAX);
        jobs.put(job);
        return Reply.json(201, job.json(world.now()))
                .with("Location", call.request().origin() + path + "?api-version=" + call.apiVersion());
    }

    private static ObjectNode properties(ArmCall call, JsonNode workspace, JsonNode asked) {
        ObjectNode properties = asked.deepCopy();
        String region = Json.textOr(workspace, "westeurope", "location");
        String id = call.path("id");
        String workspaceId = Json.textOr(workspace, "", "id");
        ObjectNode studio = Json.object(
                "jobServiceType",
                "Studio",
                "endpoint",
                "https://ml.azure.com/runs/" + id + "?wsid=" + workspaceId + "&tid="
                        + call.caller().tenant());
        ObjectNode tracking = Json.object(
                "jobServiceType",
                "Tracking",
                "endpoint",
                "azureml://" + region + ".api.azureml.ms/mlflow/v1.0" + workspaceId + "?");
        properties.set("services", Json.object("Tracking", tracking, "Studio", studio));
        ObjectNode resources = properties.withObjectProperty("resources");
        if (!resources.has("instanceCount")) {
            resources.put("instanceCount", 1);
        }
        if (!resources.has("shmSize")) {
            resources.put("shmSize", "2g");
        }
        properties.set("queueSettings", Json.object("jobTier", "Null", "priority", null));
        properties.putNull("parentJobName");
        return properties;
    }

    private Reply get(ArmCall call) {
        return jobs.find(call.request().path())
                .map(job -> Reply.json(200, job.json(call.world().now())))
                .orElseGet(() -> missing(call.path("id")));
    }

    private Reply cancel(ArmCall call) {
        String path = ArmId.parentPath(call.request().path());
        Optional<Jobs.Job> found = jobs.find(path);
        if (found.isEmpty()) {
            return missing(call.path("id"));
        }
        Jobs.Job job = found.get();
        Instant now = call.world().now();
        if (job.over(now)) {
            return Reply.empty(200);
        }
        jobs.put(new Jobs.Job(job.resource(), job.started(), job.rules(), now.plusSeconds(1)));
        return Reply.empty(202)
                .with("Location", call.request().origin() + path + "?api-version=" + call.apiVersion())
                .with("Retry-After", "10");
    }

    private Reply delete(ArmCall call) {
        boolean existed = jobs.find(call.request().path()).isPresent();
        jobs.remove(call.request().path());
        return Reply.empty(existed ? 200 : 204);
    }

    private static Reply missing(String id) {
        return Reply.error(404, "UserError", "Job with id '" + id + "' was not found.");
    }
}
