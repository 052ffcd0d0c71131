package io.github.azuremlattach.emulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be sent to Azure by its API specifications, as {@code requests.yaml} has it: operations, their versions, and the
 * members of their bodies. The services refuse members that they do not know, so bodies are closed here.
 */
public final class RequestRules {
    private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final JsonNode FACTS = Specification.read("requests.yaml");
    private static final List<Operation> OPERATIONS = operations();

    private RequestRules() {}

    private record Operation(String method, Pattern path, String version, String body) {}

    /** What is wrong with a request, which is one of this product's; nothing if all is well. */
    public static List<String> deviations(Request request) {
        List<String> found = new ArrayList<>();
        String what = request.method() + " " + request.path().replaceAll(GUID, "*");
        Optional<Operation> known = OPERATIONS.stream()
                .filter(one -> one.method().equals(request.method())
                        && one.path().matcher(request.path()).matches())
                .findFirst();
        if (known.isEmpty()) {
            found.add(what + " is no operation that the specification knows");
            return found;
        }
        String version = request.query("api-version").orElse("none");
        String newest = known.get().version();
        if (!newest.equals("any") && version.compareTo(newest) > 0) {
            found.add(what + " has api-version " + version + ", not " + newest);
        }
        JsonNode body = request.json().<JsonNode>map(tree -> tree).orElse(NullNode.getInstance());
        String shape = known.get().body();
        if (shape.isEmpty()) {
            if (!body.isEmpty()) {
                found.add(what + " has a body");
            }
        } else {
            object(what, FACTS.path("bodies").path(shape), body, found);
        }
        return found;
    }

    private static void object(String place, JsonNode shape, JsonNode actual, List<String> found) {
        if (!actual.isObject()) {
            found.add(place + " is " + actual + ", not an object");
            return;
        }
        for (Map.Entry<String, JsonNode> member : shape.properties()) {
            if (member.getKey().endsWith("!") && !actual.has(member.getKey().replace("!", ""))) {
                found.add(place + " has no " + member.getKey().replace("!", ""));
            }
        }
        for (Map.Entry<String, JsonNode> member : actual.properties()) {
            JsonNode wanted =
                    shape.has(member.getKey()) ? shape.path(member.getKey()) : shape.path(member.getKey() + "!");
            String inside = place + " " + member.getKey();
            if (wanted.isMissingNode()) {
                found.add(inside + " is a member that the specification does not know");
            } else if (wanted.isObject()) {
                object(inside, wanted, member.getValue(), found);
            } else if (!fits(wanted, member.getValue())) {
                found.add(inside + " is " + member.getValue() + ", not " + wanted);
            }
        }
    }

    private static boolean fits(JsonNode wanted, JsonNode actual) {
        if (wanted.isArray()) {
            return actual.isTextual() && Json.texts(wanted).contains(actual.asText());
        }
        return switch (wanted.asText()) {
            case "text" -> actual.isTextual();
            case "flag" -> actual.isBoolean();
            case "count" -> actual.isIntegralNumber();
            case "list" -> actual.isArray();
            case "map" -> actual.isObject();
            case "texts" ->
                actual.isObject()
                        && actual.properties().stream()
                                .allMatch(one -> one.getValue().isTextual());
            default -> throw new IllegalStateException("no type: " + wanted);
        };
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : FACTS.path("operations").properties()) {
            String[] words = entry.getKey().split(" ", 2);
            Pattern path = Pattern.compile(pattern(words[1]), Pattern.CASE_INSENSITIVE);
            operations.add(new Operation(
                    words[0],
                    path,
                    Json.textOr(entry.getValue(), "none", "version"),
                    Json.textOr(entry.getValue(), "", "body")));
        }
        return operations;
    }

    private static String pattern(String template) {
        return template.replace(".", "[.]")
                .replace("{group}", "/subscriptions/[^/]+/resourceGroups/[^/]+/providers")
                .replace("{scope}", "(/.+)?/providers")
                .replaceAll("\\{[a-z]+}", "[^/]+");
    }
}
