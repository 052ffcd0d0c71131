package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
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

    /**
     * Reads a map.
     *
     * @throws IllegalArgumentException with one line that says what is wrong and where
     */
    static JsonNode map(String text) {
        try {
            refuseAliases(text);
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

    /** Jackson would read an alias as the text of its own name. */
    private static void refuseAliases(String text) throws JsonProcessingException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
                    throw new IllegalArgumentException("line "
                            + yaml.currentTokenLocation().getLineNr() + ": write out what the alias stands for");
                }
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
