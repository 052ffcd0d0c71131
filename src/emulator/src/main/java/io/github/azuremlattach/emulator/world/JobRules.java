package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a job goes, unless the world has a reason of its own.
 *
 * @param duration how long it takes from its start to its end
 * @param ends Completed, Failed, Canceled, or Queued for one that never leaves the queue
 * @param error what run history tells of a failed one, or null
 */
public record JobRules(
        Duration duration, String ends, @Nullable ObjectNode error) {
    static JobRules read(JsonNode section) {
        ObjectNode error = section.path("error") instanceof ObjectNode given ? given : null;
        return new JobRules(
                Durations.parse(Json.textOr(section, "20s", "duration")).orElse(Duration.ZERO),
                Json.textOr(section, "Completed", "ends"),
                error);
    }

    /** The same time, but it never leaves the queue. */
    public JobRules stuck() {
        return new JobRules(duration, "Queued", null);
    }

    /** The same time, but it fails with that message. */
    public JobRules failing(String code, String message) {
        return new JobRules(duration, "Failed", Json.object("code", code, "message", message));
    }
}
