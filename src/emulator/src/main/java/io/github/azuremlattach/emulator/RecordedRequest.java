package io.github.azuremlattach.emulator;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that the emulator received.
 *
 * @param number its place in the order of arrival, from 1
 * @param at when it arrived
 * @param method its method
 * @param path its path, without the query
 * @param query its query, byte for byte, or empty
 * @param body its body, or null; secrets of token requests are masked
 * @param status the status answered, 0 if there was no answer
 * @param carriedOut whether what it asks for was done, whatever its answer said
 * @param fault the fault that fell upon it, as scenarios name it; empty for none
 * @param headers its headers, names in lower case, Authorization reduced to its scheme
 */
public record RecordedRequest(
        int number,
        Instant at,
        String method,
        String path,
        String query,
        @Nullable String body,
        int status,
        boolean carriedOut,
        String fault,
        Map<String, String> headers) {

    private static final Pattern READS = Pattern.compile("(?i).*/(oauth2/(v2\\.0/)?token|listKeys|getByIds)/?");
    private static final Pattern KUBECTL_GET = Pattern.compile(
            "\"command\"\\s*:\\s*\"\\s*kubectl\\s+get\\b[^|;&\"]*" + "(;\\s*(kubectl\\s+get|echo)\\b[^|;&>\"]*)*\"");

    /** Whether the request could have changed something. */
    public boolean isWrite() {
        return switch (method) {
            case "PUT", "PATCH", "DELETE" -> true;
            case "POST" -> !READS.matcher(path).matches() && !isLook();
            default -> false;
        };
    }

    private boolean isLook() {
        return path.toLowerCase(Locale.ROOT).endsWith("/runcommand")
                && body != null
                && KUBECTL_GET.matcher(body).find();
    }
}
