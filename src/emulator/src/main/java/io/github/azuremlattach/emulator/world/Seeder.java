package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Nearest;
import io.github.azuremlattach.emulator.scenario.ScenarioException;
import java.util.List;
import java.util.Map;

/** Brings about what a scenario says: each entry that a snippet names is made anew from the whole scenario. */
final class Seeder {
    private final World world;
    private final ObjectNode scenario;
    private final ScenarioIds ids;
    private final PrincipalSeeds principals;

    Seeder(World world, ObjectNode scenario) {
        this.world = world;
        this.scenario = scenario;
        this.ids = new ScenarioIds(scenario);
        this.principals = new PrincipalSeeds(world, scenario, ids);
    }

    /** Removes what the snippet takes away from the scenario as it was. */
    void remove(ObjectNode snippet, ObjectNode before) {
        ScenarioIds old = new ScenarioIds(before);
        ScenarioIds.SECTIONS.keySet().forEach(section -> snippet.path(section).properties().stream()
                .filter(entry -> entry.getValue().isNull())
                .filter(entry -> before.path(section).has(entry.getKey()))
                .forEach(entry -> world.resources().remove(old.id(section, entry.getKey()))));
        principals.remove(snippet, before);
    }

    /** Makes everything that the snippet names. */
    void seed(ObjectNode snippet) {
        keys(snippet, "subscriptions").forEach(this::subscription);
        keys(snippet, "resourceGroups").forEach(name -> group(ids.groupId(Json.object("resourceGroup", name))));
        snippet.path("apiVersions").fieldNames().forEachRemaining(Seeder::checkType);
        new RestrictionSeeds(world, scenario, ids).seed();
        principals.seed(keys(snippet, "principals"));
        for (Map.Entry<String, String> section : ScenarioIds.SECTIONS.entrySet()) {
            for (String key : keys(snippet, section.getKey())) {
                resource(section.getKey(), key, snippet.path(section.getKey()).path(key));
            }
        }
        keys(snippet, "computes").forEach(this::compute);
        principals.grants(
                snippet, keys(snippet, "principals"), keys(snippet, "identities"), keys(snippet, "customRoles"));
    }

    private static void checkType(String type) {
        boolean known = ResourceTypes.knows(type)
                || ResourceTypes.nearestKnown(type)
                        .filter(type::equalsIgnoreCase)
                        .isPresent();
        if (!known) {
            throw new ScenarioException("Scenario: 'apiVersions' names the unknown type '" + type
                    + "'; the nearest known type is '" + Nearest.to(type, ResourceTypes.all()) + "'.");
        }
    }

    private void resource(String section, String key, JsonNode changed) {
        JsonNode entry = scenario.path(section).path(key);
        String id = ids.id(section, key);
        group(id.substring(0, id.indexOf("/providers/")));
        String tenant = tenant(entry);
        ObjectNode node =
                switch (section) {
                    case "identities" -> principals.identity(id, key, entry, tenant);
                    case "relays" -> ResourceJson.relay(id, entry);
                    case "aks" -> cluster(ClusterJson.aks(id, entry, tenant), id, entry, changed);
                    case "arc" -> cluster(ClusterJson.arc(id, entry, tenant), id, entry, changed);
                    case "workspaces" -> new WorkspaceJson(world, ids).workspace(id, entry, tenant);
                    default -> ResourceJson.other(id, ArmId.type(id), entry);
                };
        world.resources().put(node);
    }

    private ObjectNode cluster(ObjectNode node, String id, JsonNode entry, JsonNode changed) {
        world.resources().collection(id + "/providers/Microsoft.KubernetesConfiguration/extensions").stream()
                .map(extension -> Json.textOr(extension, "", "id"))
                .forEach(world.resources()::remove);
        if (entry.path("extension").isObject()) {
            world.resources().put(ExtensionJson.seeded(id, entry.path("extension")));
        }
        world.cluster(id).instanceTypesDefined(entry.path("extension").isObject());
        if (changed.has("namespaces")) {
            world.namespaces(id).clear();
            world.namespaces(id).addAll(Json.texts(entry.path("namespaces")));
        }
        world.commandFailure(id, Json.text(entry, "runCommandFailure"));
        return node;
    }

    private void compute(String key) {
        JsonNode entry = scenario.path("computes").path(key);
        String workspace = ids.resolve(Json.textOr(entry, "", "workspace"));
        String id = workspace + "/computes/" + Json.textOr(entry, key, "name");
        ObjectNode body = Json.object(
                "location", Json.textOr(world.resource(workspace), ResourceJson.LOCATION, "location"),
                "properties",
                        Json.object(
                                "resourceId", ids.resolve(Json.textOr(entry, "", "cluster")),
                                "description", Json.text(entry, "description"),
                                "properties", properties(entry)));
        ObjectNode node = ComputeJson.compute(id, body, world.now(), world.now());
        ComputeJson.state(
                node, Json.textOr(entry, "Succeeded", "provisioningState"), Json.array(List.of()), world.now());
        principals.computeIdentity(node, entry);
        world.resources().put(node);
    }

    private static ObjectNode properties(JsonNode entry) {
        ObjectNode properties = Json.object("namespace", Json.textOr(entry, "default", "namespace"));
        if (entry.path("properties") instanceof ObjectNode given) {
            properties.setAll(given);
        }
        return properties;
    }

    private void subscription(String name) {
        String id = ids.subscription(name);
        String tenant = ids.tenant(Json.textOr(scenario, "", "subscriptions", name, "tenant"));
        world.resources()
                .put(Json.object(
                        "id",
                        "/subscriptions/" + id,
                        "authorizationSource",
                        "RoleBased",
                        "managedByTenants",
                        List.of(),
                        "subscriptionId",
                        id,
                        "tenantId",
                        tenant,
                        "displayName",
                        name,
                        "state",
                        Json.textOr(scenario, "Enabled", "subscriptions", name, "state"),
                        "subscriptionPolicies",
                        Json.object(
                                "locationPlacementId", "Public_2014-09-01",
                                "quotaId", "PayAsYouGo_2014-09-01",
                                "spendingLimit", "Off")));
    }

    private void group(String id) {
        if (!world.resources().exists(id)) {
            String location =
                    Json.textOr(scenario, ResourceJson.LOCATION, "resourceGroups", ArmId.name(id), "location");
            world.resources()
                    .put(Json.object(
                            "id",
                            id,
                            "name",
                            ArmId.name(id),
                            "type",
                            "Microsoft.Resources/resourceGroups",
                            "location",
                            location,
                            "properties",
                            Json.object("provisioningState", "Succeeded")));
        }
    }

    private String tenant(JsonNode entry) {
        String subscription = String.valueOf(ArmId.subscription(ids.groupId(entry)));
        return Json.textOr(world.resource("/subscriptions/" + subscription), "", "tenantId");
    }

    /** The names that the snippet mentions and that exist in the scenario after it. */
    private List<String> keys(ObjectNode snippet, String section) {
        return snippet.path(section).properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> scenario.path(section).has(key))
                .toList();
    }
}
