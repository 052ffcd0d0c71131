package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Writes long texts that a JSON object repeats, such as ARM ids, once: Jenkins saves a checkpoint often.
 *
 * <p>They stand in the field {@code texts}; {@code #2} stands for the third of them, and {@code ##} for a leading
 * {@code #} of any other text.
 */
final class RepeatedTexts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "texts";
    private static final String MARK = "#";
    private static final int MIN_LENGTH = 16;

    private RepeatedTexts() {}

    /** The same object, shorter. */
    static String shorten(String json) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(json);
        Map<String, Integer> counts = new LinkedHashMap<>();
        replace(tree, text -> {
            counts.merge(text, 1, Integer::sum);
            return text;
        });
        List<String> texts = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 && entry.getKey().length() >= MIN_LENGTH)
                .map(Map.Entry::getKey)
                .toList();
        replace(tree, text -> texts.contains(text) ? MARK + texts.indexOf(text) : escaped(text));
        if (!texts.isEmpty()) {
            texts.forEach(((ObjectNode) tree).putArray(FIELD)::add);
        }
        return JSON.writeValueAsString(tree);
    }

    /**
     * What was shortened.
     *
     * @throws IllegalArgumentException when it refers to a text that is not there
     */
    static String restore(String json) throws JsonProcessingException {
        if (!(JSON.readTree(json) instanceof ObjectNode tree)) {
            return json;
        }
        JsonNode known = tree.path(FIELD);
        tree.remove(FIELD);
        replace(tree, text -> text.startsWith(MARK) ? restored(text.substring(1), known) : text);
        return JSON.writeValueAsString(tree);
    }

    private static String escaped(String text) {
        return text.startsWith(MARK) ? MARK + text : text;
    }

    private static String restored(String reference, JsonNode known) {
        if (reference.startsWith(MARK)) {
            return reference;
        }
        JsonNode text = reference.matches("\\d{1,4}") ? known.path(Integer.parseInt(reference)) : TextNode.valueOf("");
        if (!text.isTextual() || text.asText().isEmpty()) {
            throw new IllegalArgumentException("this is no checkpoint of this product");
        }
        return text.asText();
    }

    /** Replaces every text but the names of fields. */
    private static void replace(JsonNode node, UnaryOperator<String> change) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    field.setValue(
                            TextNode.valueOf(change.apply(field.getValue().asText())));
                } else {
                    replace(field.getValue(), change);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual()) {
                    array.set(i, TextNode.valueOf(change.apply(array.get(i).asText())));
                } else {
                    replace(array.get(i), change);
                }
            }
        }
    }
}
