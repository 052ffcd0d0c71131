package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the tags of a compute: lines of {@code key=value}, or a map as YAML or JSON.
 *
 * <p>Source of the limits: Use tags to organize your Azure resources, learn.microsoft.com.
 */
final class TagsReader {
    private static final int MAX_TAGS = 50;
    private static final int MAX_NAME = 512;
    private static final int MAX_VALUE = 256;
    private static final String PREFIX = "origin-";

    private final Values values;
    private final Mistakes mistakes;

    TagsReader(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    ComputeTags read(AttachSettings settings) {
        Map<String, String> named = named(values.given(Parameter.TAGS));
        Map<String, String> origin = new TreeMap<>();
        if (values.flag(Parameter.ORIGIN_TAGS)) {
            settings.origin().forEach((what, value) -> origin.put(PREFIX + what, cut(value)));
        }
        return new ComputeTags(named, origin);
    }

    private Map<String, String> named(String text) {
        Map<String, String> tags =
                isMap(text) ? map(text) : new KeyValueLines(Parameter.TAGS, mistakes, "team=vision").read(text);
        Set<String> names = new TreeSet<>();
        tags.forEach((name, value) -> {
            if (name.matches(".*[<>%&\\\\?/].*") || name.length() > MAX_NAME) {
                mistakes.wrong(Parameter.TAGS, name, "a tag's name has up to 512 characters and none of <>%&\\?/");
            } else if (value.length() > MAX_VALUE) {
                mistakes.wrong(Parameter.TAGS, name, "a tag's value has up to 256 characters");
            } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
                mistakes.wrong(Parameter.TAGS, name, "Azure takes no notice of case in names, so give each name once");
            }
        });
        if (tags.size() > MAX_TAGS) {
            mistakes.wrong(Parameter.TAGS, tags.size() + " tags", "give up to 50");
        }
        return tags;
    }

    /** Whether a text is YAML or JSON: a colon comes before the first equals sign. */
    private static boolean isMap(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        return text.strip().startsWith("{") || (colon >= 0 && (equals < 0 || colon < equals));
    }

    private Map<String, String> map(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonNode> tag : Yaml.map(text).properties()) {
                if (tag.getValue().isContainerNode()) {
                    mistakes.wrong(Parameter.TAGS, tag.getKey(), "give a plain value");
                } else {
                    tags.put(
                            tag.getKey(),
                            tag.getValue().isNull() ? "" : tag.getValue().asText());
                }
            }
        } catch (IllegalArgumentException e) {
            mistakes.wrong(Parameter.TAGS, text, String.valueOf(e.getMessage()));
        }
        return tags;
    }

    private static String cut(String value) {
        return value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) : value;
    }
}
