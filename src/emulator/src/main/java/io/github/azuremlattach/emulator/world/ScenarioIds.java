package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Nearest;
import io.github.azuremlattach.emulator.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Translates the short names of a scenario into Azure ids. */
final class ScenarioIds {
    /** Sections of a scenario that hold top-level resources, and the type of these. */
    static final Map<String, String> SECTIONS = sections();

    private final JsonNode scenario;

    ScenarioIds(JsonNode scenario) {
        this.scenario = scenario;
    }

    /** The id of a tenant by name; the first one without a name. */
    String tenant(String name) {
        return byName("tenants", name);
    }

    /** The id of a subscription by name; the first one without a name. */
    String subscription(String name) {
        return byName("subscriptions", name);
    }

    /** The resource group that an entry lies in. */
    String groupId(JsonNode entry) {
        String group = Json.textOr(entry, first("resourceGroups"), "resourceGroup");
        String subscription = Json.text(entry, "subscription");
        if (subscription == null) {
            subscription = Json.textOr(scenario, "", "resourceGroups", group, "subscription");
        }
        return "/subscriptions/" + subscription(subscription) + "/resourceGroups/" + group;
    }

    /** The id of an entry of a section. */
    String id(String section, String key) {
        JsonNode entry = scenario.path(section).path(key);
        String type = Json.textOr(entry, SECTIONS.getOrDefault(section, ""), "type");
        return groupId(entry) + "/providers/" + type + "/" + Json.textOr(entry, key, "name");
    }

    /** The id that a text means: an id itself, the word subscription, or a name in the scenario. */
    String resolve(String nameOrId) {
        String text = nameOrId.strip();
        if (text.startsWith("/")) {
            return text;
        }
        if (text.equals("subscription")) {
            return "/subscriptions/" + subscription("");
        }
        if (scenario.path("subscriptions").has(text)) {
            return "/subscriptions/" + subscription(text);
        }
        if (scenario.path("resourceGroups").has(text)) {
            return groupId(Json.object("resourceGroup", text));
        }
        if (scenario.path("managementGroups").has(text)) {
            return ManagementGroups.id(text);
        }
        List<String> known = new ArrayList<>();
        for (String section : SECTIONS.keySet()) {
            if (scenario.path(section).has(text)) {
                return id(section, text);
            }
            scenario.path(section).fieldNames().forEachRemaining(known::add);
        }
        throw new ScenarioException(
                "Scenario: nothing is called '" + text + "'; the nearest name is '" + Nearest.to(text, known) + "'.");
    }

    private String byName(String section, String name) {
        JsonNode entries = scenario.path(section);
        String key = name.isEmpty() ? first(section) : name;
        for (JsonNode entry : entries) {
            if (Json.says(entry, key, "id")) {
                return key;
            }
        }
        String id = Json.text(entries, key, "id");
        if (id == null) {
            throw new ScenarioException("Scenario: '" + section + "' has no entry '" + key + "' with an id.");
        }
        return id;
    }

    private String first(String section) {
        var keys = scenario.path(section).fieldNames();
        return keys.hasNext() ? keys.next() : "";
    }

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("identities", "Microsoft.ManagedIdentity/userAssignedIdentities");
        sections.put("storageAccounts", "Microsoft.Storage/storageAccounts");
        sections.put("containerRegistries", "Microsoft.ContainerRegistry/registries");
        sections.put("relays", "Microsoft.Relay/namespaces");
        sections.put("aks", "Microsoft.ContainerService/managedClusters");
        sections.put("arc", "Microsoft.Kubernetes/connectedClusters");
        sections.put("workspaces", "Microsoft.MachineLearningServices/workspaces");
        sections.put("resources", "");
        return sections;
    }
}
