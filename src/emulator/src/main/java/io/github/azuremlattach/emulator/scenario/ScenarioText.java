package io.github.azuremlattach.emulator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;

/** Scenario text turned into a checked tree, and trees laid over one another. */
public final class ScenarioText {
    private ScenarioText() {}

    /** The checked tree of a YAML text, whole or snippet. */
    public static ObjectNode parse(String yaml) {
        JsonNode tree;
        try {
            tree = Json.parseYaml(yaml);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            String what =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new ScenarioException("Scenario: not readable as YAML" + where + ": " + what + ".");
        }
        ScenarioShape.check(tree);
        return tree instanceof ObjectNode object ? object : Json.object();
    }

    /** A new tree: maps are merged key by key, null takes a key away, anything else replaces. */
    public static ObjectNode merge(ObjectNode base, ObjectNode over) {
        ObjectNode merged = base.deepCopy();
        over.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                merged.remove(entry.getKey());
            } else if (value instanceof ObjectNode above && merged.get(entry.getKey()) instanceof ObjectNode below) {
                merged.set(entry.getKey(), merge(below, above));
            } else if (value instanceof ObjectNode above) {
                merged.set(entry.getKey(), merge(Json.object(), above));
            } else {
                merged.set(entry.getKey(), value.deepCopy());
            }
        });
        return merged;
    }
}
