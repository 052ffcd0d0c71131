package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.azuremlattach.core.settings.Mistakes;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads YAML, and JSON as a part of it, from people: duplicate keys, aliases and further documents are errors, and so is
 * what nobody writes by hand.
 */
final class Yaml {
    private static final int LONGEST = 1_000_000;
    private static final int DEEPEST = 32;
    private static final int DEEPEST_PLACE = 4;
    private static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private Yaml() {}

    /** Hears where each value stands and how it was written, down to the items of a compute's parameter. */
    interface Places {
        void found(JsonPointer place, int line, String scalar);
    }

    /**
     * Reads a map.
     *
     * @throws IllegalArgumentException with one line that says what is wrong and where
     */
    static JsonNode map(String text) {
        return map(text, (place, line, scalar) -> {});
    }

    /** Reads a map and tells where its values stand. */
    static JsonNode map(String text, Places places) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
        }
        try {
            scan(text, places);
            JsonNode tree = MAPPER.readTree(text);
            if (tree == null || !tree.isObject()) {
                throw new IllegalArgumentException("give a map of keys and values");
            }
            return tree;
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            String what = e.getOriginalMessage() == null ? "not YAML" : e.getOriginalMessage();
            throw new IllegalArgumentException(where + Mistakes.show(what), e);
        }
    }

    /**
     * Refuses aliases on the way, which Jackson would read as the text of their own names, and a second document, which
     * it would leave out.
     */
    private static void scan(String text, Places places) throws JsonProcessingException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            boolean over = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = parser.currentTokenLocation().getLineNr();
                if (over) {
                    throw new IllegalArgumentException("line " + line + ": a second document begins, give only one");
                }
                over = parser.getParsingContext().inRoot();
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    throw new IllegalArgumentException("line " + line + ": write out what the alias stands for");
                }
                if (!token.isStructEnd() && parser.getParsingContext().getNestingDepth() <= DEEPEST_PLACE) {
                    places.found(
                            parser.getParsingContext().pathAsPointer(),
                            line,
                            token.isScalarValue() ? parser.getText() : "");
                }
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
