package io.github.azuremlattach.emulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The shape that one place of a scenario must have. */
interface Shape {
    /** Throws a sentence unless the value fits; null is always allowed, it takes an entry away. */
    void check(String place, JsonNode value);

    Shape TEXT = leaf("a text", JsonNode::isValueNode);
    Shape FLAG = leaf("true or false", JsonNode::isBoolean);
    Shape COUNT = leaf("a whole number", value -> value.isIntegralNumber() && value.asLong() >= 0);
    Shape DURATION = leaf(
            "a duration such as 100ms, 40s or 5m",
            value -> value.isValueNode() && Durations.parse(value.asText()).isPresent());
    Shape ANY = (place, value) -> {};

    /** A single value that passes the test. */
    static Shape leaf(String wanted, Predicate<JsonNode> fits) {
        return (place, value) -> {
            if (!value.isNull() && !fits.test(value)) {
                throw wrong(place, wanted, value);
            }
        };
    }

    /** One of the given words, letter case aside. */
    static Shape oneOf(String... words) {
        return leaf(
                "one of " + String.join(", ", words),
                value -> value.isTextual()
                        && Set.of(words).stream().anyMatch(word -> word.equalsIgnoreCase(value.asText())));
    }

    /** A list of values of one shape. */
    static Shape listOf(Shape item) {
        return (place, value) -> {
            if (!value.isNull() && !value.isArray()) {
                throw wrong(place, "a list", value);
            }
            for (int i = 0; i < value.size(); i++) {
                item.check(place + "[" + i + "]", value.get(i));
            }
        };
    }

    /** A map from free names to values of one shape. */
    static Shape mapOf(Shape item) {
        return (place, value) -> {
            if (!value.isNull() && !value.isObject()) {
                throw wrong(place, "a map of names", value);
            }
            value.properties().forEach(entry -> item.check(inside(place, entry.getKey()), entry.getValue()));
        };
    }

    /** Either shape: the first for maps, the second for anything else. */
    static Shape mapOrElse(Shape map, Shape other) {
        return (place, value) -> (value.isObject() ? map : other).check(place, value);
    }

    /** A map with known keys, given as alternating names and shapes. */
    static Shape keys(Object... namesAndShapes) {
        Map<String, Shape> known = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            known.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
        }
        return (place, value) -> {
            if (value.isNull()) {
                return;
            }
            if (!(value instanceof ObjectNode map)) {
                throw wrong(
                        place,
                        "a map with keys such as " + known.keySet().iterator().next(),
                        value);
            }
            map.properties().forEach(entry -> {
                Shape shape = known.get(entry.getKey());
                if (shape == null) {
                    throw new ScenarioException("Scenario: unknown key '" + inside(place, entry.getKey())
                            + "'; the nearest known key is '" + Nearest.to(entry.getKey(), known.keySet()) + "'.");
                }
                shape.check(inside(place, entry.getKey()), entry.getValue());
            });
        };
    }

    /** Two lists of names and shapes as one. */
    static Object[] join(Object[] some, Object... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray();
    }

    private static ScenarioException wrong(String place, String wanted, JsonNode value) {
        String where = place.isEmpty() ? "Scenario" : "Scenario: '" + place + "'";
        return new ScenarioException(where + " should be " + wanted + ", not " + value + ".");
    }

    private static String inside(String place, String key) {
        return place.isEmpty() ? key : place + "." + key;
    }
}
