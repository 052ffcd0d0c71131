package io.github.azuremlattach.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body, empty if it has none
 */
public record Reply(int status, Map<String, String> headers, String body) {
    private static final String JSON = "application/json; charset=utf-8";

    /** An answer with a JSON body. */
    public static Reply json(int status, JsonNode body) {
        return text(status, JSON, Json.write(body));
    }

    /** An answer with a body of some content type. */
    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    /** An answer without a body. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), "");
    }

    /** An error in Resource Manager's envelope. */
    public static Reply error(int status, String code, String message) {
        return json(status, Json.object("error", Json.object("code", code, "message", message)));
    }

    /** An error of the gateway rather than of a resource provider. */
    public static Reply gateway(int status, String code, String message) {
        return error(status, code, message).with("x-ms-failure-cause", "gateway");
    }

    /** An error without an envelope, as the AKS provider answers. */
    public static Reply bare(int status, String code, String message) {
        return json(status, Json.object("code", code, "message", message));
    }

    /** This answer with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /** This answer with another body. */
    public Reply withBody(String other) {
        return new Reply(status, headers, other);
    }
}
