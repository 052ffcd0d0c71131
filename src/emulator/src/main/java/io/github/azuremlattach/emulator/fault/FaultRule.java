package io.github.azuremlattach.emulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A fault and the requests it falls upon; it counts those that fit. */
final class FaultRule {
    private final JsonNode match;
    private final @Nullable Pattern path;
    private final Instant from;
    private final Fault fault;
    private long seen;

    FaultRule(JsonNode rule, Instant now) {
        this.match = rule.path("match");
        String glob = Json.text(match, "path");
        this.path = glob == null ? null : Glob.compile(glob);
        this.from = now.plus(Durations.parse(Json.textOr(match, "0s", "after")).orElse(Duration.ZERO));
        this.fault = Fault.read(rule.path("fault"));
    }

    /** The fault, if this request is one it falls upon. */
    @Nullable
    Fault meets(String method, String requestPath, @Nullable String body, Instant now) {
        String wantedMethod = Json.text(match, "method");
        String wantedBody = Json.text(match, "body");
        boolean fits = (wantedMethod == null || wantedMethod.equalsIgnoreCase(method))
                && (path == null || path.matcher(requestPath).matches())
                && (wantedBody == null || (body != null && body.contains(wantedBody)))
                && !now.isBefore(from);
        if (!fits) {
            return null;
        }
        seen++;
        return falls() ? fault : null;
    }

    private boolean falls() {
        if (match.has("nth")) {
            return seen == match.path("nth").asLong();
        }
        if (match.has("first")) {
            return seen <= match.path("first").asLong();
        }
        return seen % Math.max(1, match.path("every").asLong(1)) == 0;
    }
}
