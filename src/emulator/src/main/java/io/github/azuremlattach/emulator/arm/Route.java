package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.world.ArmId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A method and a path template, and what answers them. A leading {scope} stands for any number of segments.
 *
 * @param method the method
 * @param template the segments, placeholders in braces
 * @param handler what answers
 * @param open whether every caller may, whatever the roles
 */
record Route(String method, List<String> template, Function<ArmCall, Reply> handler, boolean open) {

    /** A route on which the caller's roles decide. */
    static Route of(String method, String template, Function<ArmCall, Reply> handler) {
        return new Route(method, ArmId.segments(template), handler, false);
    }

    /** A route for every caller who is signed in. */
    static Route open(String method, String template, Function<ArmCall, Reply> handler) {
        return new Route(method, ArmId.segments(template), handler, true);
    }

    /** What the placeholders stand for, if method and path fit; a HEAD fits where a GET does. */
    Optional<Map<String, String>> match(String actualMethod, List<String> segments) {
        if (!method.equals(actualMethod) && !(method.equals("GET") && actualMethod.equals("HEAD"))) {
            return Optional.empty();
        }
        boolean scoped = template.get(0).equals("{scope}");
        int offset = segments.size() - template.size();
        if (scoped ? offset < -1 : offset != 0) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = scoped ? 1 : 0; i < template.size(); i++) {
            String expected = template.get(i);
            String actual = segments.get(i + offset);
            if (expected.startsWith("{")) {
                values.put(expected.substring(1, expected.length() - 1), actual);
            } else if (!expected.equalsIgnoreCase(actual)) {
                return Optional.empty();
            }
        }
        if (scoped) {
            values.put("scope", "/" + String.join("/", segments.subList(0, offset + 1)));
        }
        return Optional.of(values);
    }
}
