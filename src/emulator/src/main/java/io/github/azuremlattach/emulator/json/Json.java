package io.github.azuremlattach.emulator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** JSON in few words: building, reading and writing trees. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** An object of alternating keys and values; a null value becomes JSON null. */
    public static ObjectNode object(@Nullable Object... keysAndValues) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.set(String.valueOf(keysAndValues[i]), node(keysAndValues[i + 1]));
        }
        return object;
    }

    /** An array of the given values. */
    public static ArrayNode array(Collection<?> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(node(value)));
        return array;
    }

    /** The tree of a value; trees stay as they are. */
    public static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Collection<?> collection) {
            return array(collection);
        }
        return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
    }

    /** The object that the text holds, or nothing if it holds anything else. */
    public static Optional<ObjectNode> parseObject(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The tree of a JSON text. */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** The tree of a YAML text; an empty text is an empty object. */
    public static JsonNode parseYaml(String text) throws JsonProcessingException {
        JsonNode tree = YAML.readTree(text);
        return tree.isMissingNode() || tree.isNull() ? object() : tree;
    }

    /** The tree as compact text. */
    public static String write(JsonNode tree) {
        return tree.toString();
    }

    /** The tree as text for people. */
    public static String pretty(JsonNode tree) {
        return tree.toPrettyString();
    }

    /** The text at a path of keys, or null. */
    public static @Nullable String text(JsonNode tree, String... path) {
        JsonNode node = tree;
        for (String key : path) {
            node = node.path(key);
        }
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }

    /** The text at a path of keys, or the given one. */
    public static String textOr(JsonNode tree, String otherwise, String... path) {
        String text = text(tree, path);
        return text == null ? otherwise : text;
    }

    /** The texts of a list; empty for anything else. */
    public static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Whether a text stands at a path of keys, letter case aside. */
    public static boolean says(JsonNode tree, String expected, String... path) {
        return expected.equalsIgnoreCase(text(tree, path));
    }
}
