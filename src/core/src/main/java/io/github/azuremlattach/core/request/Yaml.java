package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.azuremlattach.core.settings.Mistakes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads YAML, and JSON as a part of it, from people: duplicate keys, aliases and further documents are errors, and so is
 * what nobody writes by hand.
 *
 * <p>Every scalar but null is a text, as it was written: a label {@code 1.20} is not the number 1.2. {@code off} and
 * {@code yes} are no booleans, as in YAML 1.2.
 */
final class Yaml {
    /** Ten thousand computes take less. */
    private static final int MAX_LENGTH = 4_000_000;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_PLACE_DEPTH = 4;
    private static final Pattern MARK = Pattern.compile("(?m)^ in .*, line (\\d+), column \\d+:?$");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .loaderOptions(limit())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final YAMLParser parser;
    private final Places places;

    private Yaml(YAMLParser parser, Places places) {
        this.parser = parser;
        this.places = places;
    }

    private static LoaderOptions limit() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        return options;
    }

    /** Hears where each key and value stands, and what YAML takes it for, down to the items of a compute's parameter. */
    interface Places {
        void found(JsonPointer place, int line, JsonToken token);
    }

    /**
     * Reads a map.
     *
     * @throws InvalidYamlException with one line that says what is wrong and where, without what the text holds
     */
    static JsonNode map(String text) {
        return map(text, (place, line, token) -> {});
    }

    /** Reads a map and tells where its values stand. */
    static JsonNode map(String text, Places places) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidYamlException(0, "it is longer than " + MAX_LENGTH + " characters");
        }
        if (text.contains("-----BEGIN")) {
            throw new InvalidYamlException(0, "it holds a key or a certificate, and YAML is wanted");
        }
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new Yaml(parser, places).document();
        } catch (JsonProcessingException e) {
            throw problem(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode document() throws IOException {
        JsonToken first = parser.nextToken();
        JsonNode tree = first == null ? NODES.missingNode() : value(first);
        if (parser.nextToken() != null) {
            throw new InvalidYamlException(line(), "a second document begins, give only one");
        }
        if (!tree.isObject()) {
            throw new InvalidYamlException(0, "give a map of keys and values");
        }
        return tree;
    }

    private JsonNode value(JsonToken token) throws IOException {
        heard(token);
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            heard(JsonToken.FIELD_NAME);
            String name = parser.currentName();
            object.set(name, value(parser.nextToken()));
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token));
        }
        return array;
    }

    /** Refuses aliases, which Jackson would read as the text of their own names. */
    private void heard(JsonToken token) {
        if (parser.isCurrentAlias()) {
            throw new InvalidYamlException(line(), "write out what the alias stands for");
        }
        if (parser.getParsingContext().getNestingDepth() <= MAX_PLACE_DEPTH) {
            places.found(
                    parser.getParsingContext().pathAsPointer(),
                    parser.currentTokenLocation().getLineNr(),
                    token);
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The parser's words and its last mark, without the lines of the text that it quotes: those are indented, and may be secret. */
    private static InvalidYamlException problem(JsonProcessingException e) {
        String what = e.getOriginalMessage() == null ? "this is not YAML" : e.getOriginalMessage();
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        for (Matcher mark = MARK.matcher(what); mark.find(); ) {
            line = Integer.parseInt(mark.group(1));
        }
        String words = what.contains("\\t(TAB)")
                ? "indent with spaces, not with a tab"
                : Mistakes.show(what.lines().filter(one -> !one.startsWith(" ")).collect(Collectors.joining(" ")));
        return new InvalidYamlException(line, words, e);
    }
}
