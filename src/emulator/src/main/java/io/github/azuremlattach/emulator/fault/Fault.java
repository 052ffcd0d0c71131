package io.github.azuremlattach.emulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Durations;
import io.github.azuremlattach.emulator.scenario.Nearest;
import io.github.azuremlattach.emulator.scenario.ScenarioException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What happens to a request instead of the right thing.
 *
 * @param kind the sort of fault
 * @param status the status to answer, 0 if the kind decides
 * @param spec the fault as the scenario describes it
 */
public record Fault(Kind kind, int status, JsonNode spec) {

    /** The sorts of faults. */
    public enum Kind {
        /** An error status with an error body. */
        STATUS,
        /** The connection is closed at once. */
        REFUSE,
        /** The request is read, then the connection is closed; nothing was done. */
        RESET_BEFORE,
        /** The request is carried out, then the connection is closed without an answer. */
        RESET_AFTER,
        /** No answer, until the emulator closes or the time is over. */
        HANG,
        /** The answer stops in the middle of its body. */
        CUT_BODY,
        /** The right answer, declared as text/plain. */
        WRONG_CONTENT_TYPE,
        /** A web page, as proxies answer. */
        HTML,
        /** The right status, without its body. */
        EMPTY_BODY,
        /** The right answer, with operation URLs that point at another host. */
        FOREIGN_STATUS_HOST,
        /** The token is refused as expired. */
        EXPIRED_TOKEN;

        /** The kind's name in scenarios. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the service carries the request out in spite of the fault. */
        boolean processes() {
            return switch (this) {
                case RESET_AFTER, CUT_BODY, WRONG_CONTENT_TYPE, EMPTY_BODY, FOREIGN_STATUS_HOST -> true;
                default -> false;
            };
        }
    }

    /** The fault that a scenario describes: a status, the name of a kind, or a map with more. */
    public static Fault read(JsonNode spec) {
        if (!spec.isObject()) {
            String word = spec.asText();
            return word.matches("\\d+")
                    ? read(Json.object("status", Integer.parseInt(word)))
                    : read(Json.object("kind", word));
        }
        String word = Json.textOr(spec, Kind.STATUS.key(), "kind");
        List<String> known = Stream.of(Kind.values()).map(Kind::key).toList();
        int index = known.indexOf(word.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new ScenarioException("Scenario: unknown fault '" + word + "'; the nearest known fault is '"
                    + Nearest.to(word, known) + "'.");
        }
        int status = spec.path("status").asInt(0);
        Kind kind = Kind.values()[index];
        if (kind == Kind.STATUS && (status < 200 || status > 599)) {
            throw new ScenarioException("Scenario: a fault needs a 'kind', or a 'status' from 200 to 599.");
        }
        return new Fault(kind, status, spec);
    }

    /** Its name in scenarios: a status or a kind. */
    public String name() {
        return kind == Kind.STATUS ? String.valueOf(status) : kind.key();
    }

    /** Whether the request is carried out all the same. */
    public boolean processed() {
        return kind.processes() || spec.path("processed").asBoolean(false);
    }

    /** How long the connection is held open at most: 5m for one that hangs, and no time for half of a body. */
    public Duration heldFor() {
        String usual = kind == Kind.HANG ? "5m" : "0s";
        return Durations.parse(Json.textOr(spec, usual, "atMost")).orElse(Duration.ZERO);
    }
}
