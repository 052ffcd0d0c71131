package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Restrictions.Lock;
import io.github.azuremlattach.emulator.world.Restrictions.Policy;
import java.util.ArrayList;
import java.util.List;

/** The management groups, policies, locks and deny assignments of a scenario. */
final class RestrictionSeeds {
    private static final String REASON = "This request was denied due to internal policy.";
    private final World world;
    private final ObjectNode scenario;
    private final ScenarioIds ids;

    RestrictionSeeds(World world, ObjectNode scenario, ScenarioIds ids) {
        this.world = world;
        this.scenario = scenario;
        this.ids = ids;
    }

    void seed() {
        scenario.path("managementGroups")
                .properties()
                .forEach(entry -> managementGroup(entry.getKey(), entry.getValue()));
        List<Policy> policies = new ArrayList<>();
        scenario.path("policies").properties().forEach(entry -> policies.add(policy(entry.getKey(), entry.getValue())));
        List<Lock> locks = new ArrayList<>();
        scenario.path("locks")
                .properties()
                .forEach(entry -> locks.add(new Lock(
                        entry.getKey(),
                        scope(entry.getValue()),
                        !Json.says(entry.getValue(), "CanNotDelete", "level"))));
        List<DenyAssignment> denies = new ArrayList<>();
        scenario.path("denyAssignments")
                .properties()
                .forEach(entry -> denies.add(deny(entry.getKey(), entry.getValue())));
        world.restrictions().replace(policies, locks, denies);
    }

    private void managementGroup(String name, JsonNode entry) {
        for (String subscription : Json.texts(entry.path("subscriptions"))) {
            world.managementGroups().put("/subscriptions/" + ids.subscription(subscription), name);
        }
        String parent = Json.text(entry, "parent");
        if (parent != null) {
            world.managementGroups().put(ManagementGroups.id(name), parent);
        }
        String id = ManagementGroups.id(name);
        world.resources()
                .put(Json.object(
                        "id",
                        id,
                        "name",
                        name,
                        "type",
                        "Microsoft.Management/managementGroups",
                        "properties",
                        Json.object("displayName", name)));
    }

    private Policy policy(String name, JsonNode entry) {
        return new Policy(
                name,
                scope(entry),
                Json.textOr(entry, "Microsoft.MachineLearningServices/workspaces/computes", "resourceType"),
                Json.textOr(entry, REASON, "reason"),
                entry.path("compliant"));
    }

    private DenyAssignment deny(String name, JsonNode entry) {
        List<String> actions = Json.texts(entry.path("actions"));
        return new DenyAssignment(
                name,
                Directory.guid("deny/" + name),
                scope(entry),
                actions.isEmpty() ? List.of("*/write", "*/delete") : actions,
                Json.texts(entry.path("notActions")),
                !entry.path("doNotApplyToChildScopes").asBoolean(false),
                objectIds(entry.path("principals")),
                objectIds(entry.path("excludedPrincipals")));
    }

    private List<String> objectIds(JsonNode keys) {
        return Json.texts(keys).stream()
                .map(key -> Json.textOr(scenario, key, "principals", key, "objectId"))
                .toList();
    }

    private String scope(JsonNode entry) {
        return ids.resolve(Json.textOr(entry, "subscription", "scope"));
    }
}
