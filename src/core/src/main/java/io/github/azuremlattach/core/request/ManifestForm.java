package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.settings.Parameter;

/** Checks that a manifest writes a parameter's value as YAML of the right form, as the published schema demands it. */
final class ManifestForm {
    private static final String QUOTES = "write it in quotes, since YAML takes it for ";

    private ManifestForm() {}

    /** What is wrong with the form, as the second half of a sentence; empty when nothing is. */
    static String problem(LocatedYaml yaml, JsonPointer place, Parameter parameter) {
        JsonNode node = yaml.at(place);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return switch (parameter.type().form()) {
            case LIST -> list(yaml, place, node);
            case MAP -> node.isArray() || isUnquoted(yaml, place) ? "give a map of keys and values" : "";
            case TEXT -> node.isContainerNode() ? "give plain text" : "";
            case FLAG, NUMBER -> node.isContainerNode() ? parameter.type().remedy() : "";
            default -> plain(yaml, place, node);
        };
    }

    private static String list(LocatedYaml yaml, JsonPointer place, JsonNode node) {
        if (!node.isArray()) {
            return plain(yaml, place, node);
        }
        for (int i = 0; i < node.size(); i++) {
            if (!node.get(i).isTextual() || isUnquoted(yaml, place.appendIndex(i))) {
                return "give a list of texts";
            }
        }
        return "";
    }

    private static String plain(LocatedYaml yaml, JsonPointer place, JsonNode node) {
        if (node.isContainerNode()) {
            return "give a plain value";
        }
        if (yaml.isNumber(place)) {
            return QUOTES + "a number";
        }
        return yaml.isBoolean(place) ? QUOTES + "true or false" : "";
    }

    private static boolean isUnquoted(LocatedYaml yaml, JsonPointer place) {
        return yaml.isNumber(place) || yaml.isBoolean(place);
    }
}
