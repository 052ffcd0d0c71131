package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.Optional;

/**
 * Command jobs and their environments (Jobs_*, EnvironmentVersions_* of Microsoft.MachineLearningServices 2024-10-01).
 *
 * <p>Neither is a long-running operation. The service refuses members that it does not know.
 */
public final class Jobs {
    private static final String API = "2024-10-01";
    private static final String COMMAND = "echo The compute runs jobs.";

    private final ArmRestClient arm;

    Jobs(ArmRestClient arm) {
        this.arm = arm;
    }

    /** Begins a job; one of that name that is there already goes on. */
    public Job begin(ResourceId id, CommandJob job) {
        ObjectNode properties = Json.object()
                .put("jobType", "Command")
                .put("displayName", job.title())
                .put("experimentName", job.experiment())
                .put("isArchived", false)
                .put("command", COMMAND)
                .put("environmentId", job.environment())
                .put("computeId", job.compute().toString());
        ObjectNode resources = properties.putObject("resources").put("instanceCount", 1);
        if (!job.instanceType().isEmpty()) {
            resources.put("instanceType", job.instanceType());
        }
        properties
                .putObject("limits")
                .put("jobLimitsType", "Command")
                .put("timeout", job.limit().toString());
        properties.putObject("identity").put("identityType", "AMLToken");
        properties.set("tags", Json.MAPPER.<JsonNode>valueToTree(job.tags()));
        ObjectNode body = Json.object();
        body.set("properties", properties);
        return job(arm.put(id.toString(), API, body).body());
    }

    /** Finds a job; empty when there is none of that name. */
    public Optional<Job> find(ResourceId id) {
        return arm.find(id.toString(), API).map(Jobs::job);
    }

    /**
     * Begins to cancel a job; one that has ended stays so.
     *
     * @return whether there is such a job
     */
    public boolean cancel(ResourceId id) {
        try {
            arm.post(id + "/cancel", API, Json.object());
            return true;
        } catch (ArmException e) {
            if (!e.isNotFound()) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Makes sure that there is an environment of an image, which needs no build.
     *
     * @param id the ARM id of the environment's version
     */
    public void provideEnvironment(ResourceId id, String image) {
        if (arm.find(id.toString(), API).isEmpty()) {
            ObjectNode body = Json.object();
            body.putObject("properties").put("image", image);
            arm.put(id.toString(), API, body);
        }
    }

    private static Job job(JsonNode body) {
        JsonNode properties = body.path("properties");
        String studio = Json.text(properties.path("services").path("Studio"), "endpoint");
        return new Job(Json.text(properties, "status"), studio.matches("https://\\S+") ? studio : "");
    }
}
