package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.settings.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** YAML that knows where each value stands, and what YAML takes it for. */
final class LocatedYaml {
    private final JsonNode tree;
    private final Map<JsonPointer, Integer> lines = new HashMap<>();
    private final Map<JsonPointer, JsonToken> tokens = new HashMap<>();
    private final boolean severalLines;

    private LocatedYaml(String text) {
        this.tree = Yaml.map(text, (place, line, token) -> {
            lines.putIfAbsent(place, line);
            tokens.put(place, token);
        });
        this.severalLines = text.strip().contains("\n");
    }

    /**
     * Reads a map.
     *
     * @throws InvalidYamlException with one line that says what is wrong and where
     */
    static LocatedYaml parse(String text) {
        return new LocatedYaml(text);
    }

    JsonNode at(JsonPointer place) {
        return tree.at(place);
    }

    /** The keys of a map in their order; none where there is no map. */
    List<String> keys(JsonPointer place) {
        List<String> keys = new ArrayList<>();
        at(place).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The value as a parameter's text: a list is one item a line, a map is JSON, and null is nothing. */
    String text(JsonPointer place) {
        JsonNode node = at(place);
        if (node.isNull() || node.isMissingNode()) {
            return "";
        }
        if (!node.isArray()) {
            return node.isObject() ? node.toString() : node.asText();
        }
        List<String> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(text(place.appendIndex(i)));
        }
        return String.join("\n", items);
    }

    /** Whether YAML takes a value that has no quotes for a number. */
    boolean isNumber(JsonPointer place) {
        JsonToken token = tokens.get(place);
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    /** Whether YAML takes a value that has no quotes for true or false. */
    boolean isBoolean(JsonPointer place) {
        JsonToken token = tokens.get(place);
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
    }

    /** Where a value stands: {@code computes[2] (line 14): }; without the line's number when there is but one line. */
    Location where(JsonPointer place, String name) {
        int line = lines.getOrDefault(place, 1);
        return new Location(severalLines ? name + " (line " + line + "): " : name + ": ", line);
    }
}
