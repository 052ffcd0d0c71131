package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.JobRules;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cause and effect for a job on a Kubernetes compute: what keeps it from running, and how that shows.
 *
 * <p>Causes and texts from Microsoft's pages on troubleshooting Kubernetes compute and from public issues; the text of a
 * failed image pull is Kubernetes' own.
 */
final class JobDispatch {
    private static final String PREFIX = "AML Kubernetes Compute job failed. ";
    private final World world;
    private final JsonNode compute;
    private final JsonNode job;

    JobDispatch(World world, JsonNode compute, JsonNode job) {
        this.world = world;
        this.compute = compute;
        this.job = job;
    }

    /** How the job goes: as planned, unless there is a reason against it. */
    JobRules outcome(JobRules planned) {
        String cluster = Json.textOr(compute, "", "properties", "resourceId");
        if (!Json.says(compute, "Succeeded", "properties", "provisioningState")
                || !world.resources().exists(cluster)) {
            return planned.failing("GenericComputeError", "Failed to get compute information.");
        }
        if (!trains(cluster)) {
            return planned.failing("UserError", "Dispatch Job Fail: Cluster does not support job type RegularJob");
        }
        String namespace = Json.textOr(compute, "default", "properties", "properties", "namespace");
        boolean known = !world.namespaces(cluster).isEmpty();
        if (known && !world.namespaces(cluster).contains(namespace)) {
            return planned.stuck();
        }
        String type = Json.textOr(job, "defaultinstancetype", "resources", "instanceType");
        JsonNode spec = instanceType(cluster, type);
        if (spec.isMissingNode()) {
            return planned.failing(
                    "UserError", PREFIX + "9: {\"Msg\":\"Invalid instance type. " + type + " not found\",\"Code\":9}");
        }
        if (spec.path("resources").path("limits").path("nvidia.com/gpu").asInt(0) > 0 && gpus(cluster) == 0) {
            return planned.stuck();
        }
        String image = image();
        return mayPull(image)
                ? planned
                : planned.failing(
                        "UserError",
                        PREFIX + "400: {\"Msg\":\"Failed to pull image \\\"" + image
                                + "\\\": failed to authorize: 401 Unauthorized\",\"Code\":400}");
    }

    private boolean trains(String cluster) {
        return world
                .resources()
                .collection(cluster + "/providers/Microsoft.KubernetesConfiguration/extensions")
                .stream()
                .anyMatch(one -> Json.says(one, "true", "properties", "configurationSettings", "enableTraining"));
    }

    private JsonNode instanceType(String cluster, String name) {
        JsonNode applied = world.cluster(cluster).instanceTypes().get(name);
        JsonNode given = compute.path("properties")
                .path("properties")
                .path("instanceTypes")
                .path(name);
        if (applied != null) {
            return applied;
        }
        return given.isMissingNode() && name.equals("defaultinstancetype") ? Json.object() : given;
    }

    private long gpus(String cluster) {
        long gpus = 0;
        for (JsonNode pool : world.resource(cluster).path("properties").path("agentPoolProfiles")) {
            gpus += Json.textOr(pool, "", "vmSize").contains("_NC")
                    ? pool.path("count").asLong()
                    : 0;
        }
        return gpus;
    }

    private String image() {
        String environment = Json.textOr(job, "", "environmentId");
        Optional<ObjectNode> found = world.resources().find(environment);
        return found.map(one -> Json.textOr(one, "", "properties", "image")).orElse("mcr.microsoft.com/azureml/base");
    }

    /** A registry of this Azure wants AcrPull of the compute's identity; any other one is public. */
    private boolean mayPull(String image) {
        String registry = image.replaceFirst("\\.azurecr\\.io/.*", "").toLowerCase(Locale.ROOT);
        Optional<String> id = world.resources().ofType("/", "Microsoft.ContainerRegistry/registries").stream()
                .map(one -> Json.textOr(one, "", "id"))
                .filter(one -> ArmId.name(one).equalsIgnoreCase(registry))
                .findFirst();
        return id.isEmpty()
                || principals()
                        .flatMap(one -> world.directory().find(one).stream())
                        .anyMatch(principal -> pulls(principal, id.get()));
    }

    private boolean pulls(Principal principal, String registry) {
        return world.allows(principal, "Microsoft.ContainerRegistry/registries/pull/read", registry);
    }

    private Stream<String> principals() {
        JsonNode identity = compute.path("identity");
        return Stream.concat(
                Stream.of(Json.textOr(identity, "", "principalId")),
                identity.path("userAssignedIdentities").properties().stream()
                        .limit(1)
                        .map(entry -> Json.textOr(entry.getValue(), "", "principalId")));
    }
}
