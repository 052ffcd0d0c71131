package io.github.azuremlattach.emulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param method its method
 * @param path its path, percent escapes decoded, one leading slash
 * @param rawQuery its query, byte for byte, or null
 * @param headers its headers, names in lower case
 * @param body its body, or null
 */
public record Request(
        String method,
        String path,
        @Nullable String rawQuery,
        Map<String, String> headers,
        @Nullable String body) {

    /** Splits a request target into path and query; some clients send two leading slashes. */
    public static Request of(String method, String target, Map<String, String> headers, @Nullable String body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? null : target.substring(mark + 1);
        return new Request(method, "/" + decode(path.replaceFirst("^/+", ""), false), query, headers, body);
    }

    /** The segments of the path. */
    public List<String> segments() {
        return ArmId.segments(path);
    }

    /** A parameter of the query, decoded; its name in any letter case. */
    public Optional<String> query(String name) {
        return parameter(rawQuery, name);
    }

    /** A field of a form body. */
    public Optional<String> form(String name) {
        return parameter(body, name);
    }

    /** A header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as a JSON object. */
    public Optional<ObjectNode> json() {
        return Json.parseObject(body);
    }

    /** Where the client reached us, such as https://localhost:8443. */
    public String origin() {
        return "https://" + header("host").orElse("localhost");
    }

    private static Optional<String> parameter(@Nullable String pairs, String name) {
        if (pairs == null) {
            return Optional.empty();
        }
        for (String pair : pairs.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (decode(key, true).equalsIgnoreCase(name)) {
                return Optional.of(equals < 0 ? "" : decode(pair.substring(equals + 1), true));
            }
        }
        return Optional.empty();
    }

    private static String decode(String text, boolean plusIsSpace) {
        try {
            return URLDecoder.decode(plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
