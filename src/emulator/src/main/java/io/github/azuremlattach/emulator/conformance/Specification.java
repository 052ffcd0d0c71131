package io.github.azuremlattach.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.ResourceTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Microsoft's API specifications say of an answer, as {@code specification.yaml} has it. */
public final class Specification {
    private static final JsonNode FACTS = read("specification.yaml");

    private Specification() {}

    /** What is wrong with an answer; nothing if all is well or the specification does not know the operation. */
    public static List<String> deviations(String method, String path, int status, JsonNode body) {
        List<String> found = new ArrayList<>();
        String plain = path.replaceFirst("\\?.*", "");
        String type = ResourceTypes.canonical(ArmId.type(plain));
        boolean collection = plain.toLowerCase(Locale.ROOT)
                .endsWith(type.replaceFirst(".*/", "/").toLowerCase(Locale.ROOT));
        JsonNode statuses = FACTS.path("operations").path(type).path(method);
        if (statuses.isMissingNode() || status >= 400) {
            return found;
        }
        if (collection) {
            String member = Json.textOr(statuses, "any", "200");
            body.path("value").forEach(one -> shape(member, one, found));
            return found;
        }
        String shape = Json.textOr(statuses, recorded(method + " " + type, status), String.valueOf(status));
        if (shape.isEmpty()) {
            found.add(method + " of " + type + " answers " + status + ", which the specification does not know");
        } else if (shape.equals("none") && !body.isNull()) {
            found.add(method + " of " + type + " answers " + status + " with a body");
        } else {
            shape(shape, body, found);
        }
        return found;
    }

    private static String recorded(String operation, int status) {
        for (JsonNode deviation : FACTS.path("deviations")) {
            if (Json.says(deviation, operation, "operation")
                    && deviation.path("status").asInt() == status) {
                return Json.textOr(deviation, "any", "shape");
            }
        }
        return "";
    }

    private static void shape(String name, JsonNode body, List<String> found) {
        for (Map.Entry<String, JsonNode> member :
                FACTS.path("shapes").path(name).properties()) {
            JsonNode actual = body.at("/" + member.getKey().replace('.', '/'));
            if (!actual.isMissingNode() && !fits(member.getValue(), actual)) {
                found.add(name + "." + member.getKey() + " is " + actual + ", not " + member.getValue());
            }
        }
        for (String required : List.of("id", "name")) {
            if (FACTS.path("shapes").path(name).has(required) && !body.has(required)) {
                found.add(name + " has no " + required + ": " + body);
            }
        }
    }

    private static boolean fits(JsonNode wanted, JsonNode actual) {
        if (wanted.isArray()) {
            List<String> words = Json.texts(wanted);
            return actual.isTextual() && (words.contains("...") || words.contains(actual.asText()));
        }
        String type = wanted.asText();
        if (actual.isNull()) {
            return type.endsWith("?");
        }
        return switch (type.replace("?", "")) {
            case "text" -> actual.isTextual();
            case "flag" -> actual.isBoolean();
            case "count" -> actual.isIntegralNumber();
            case "list" -> actual.isArray();
            case "map" -> actual.isObject();
            default -> true;
        };
    }

    /** The facts of a file beside this class. */
    static JsonNode read(String file) {
        try (InputStream stream = Specification.class.getResourceAsStream(file)) {
            return Json.parseYaml(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
