package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads YAML, and JSON as a part of it, from people: duplicate keys and aliases are errors. */
final class Yaml {
    private static final ObjectMapper MAPPER = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private Yaml() {}

    /** Hears where each value stands and how it was written. */
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

    /** Refuses aliases on the way: Jackson would read one as the text of its own name. */
    private static void scan(String text, Places places) throws JsonProcessingException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = parser.currentTokenLocation().getLineNr();
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    throw new IllegalArgumentException("line " + line + ": write out what the alias stands for");
                }
                if (!token.isStructEnd()) {
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
