package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Durations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How installing, updating and deleting the Azure ML extension goes.
 *
 * @param install how long an installation takes
 * @param update how long an update takes
 * @param delete how long a deletion takes
 * @param error what a Helm failure says, or null if it goes well
 * @param healthCheck what the health check finds, each as its code, the checker and a text
 */
public record ExtensionRules(
        Duration install,
        Duration update,
        Duration delete,
        @Nullable String error,
        List<String> healthCheck) {
    static ExtensionRules read(JsonNode section) {
        return new ExtensionRules(
                duration(section, "5s", "install"),
                duration(section, "3s", "update"),
                duration(section, "5s", "delete"),
                Json.text(section, "error"),
                Json.texts(section.path("healthCheck")));
    }

    private static Duration duration(JsonNode section, String otherwise, String key) {
        return Durations.parse(Json.textOr(section, otherwise, key)).orElse(Duration.ZERO);
    }
}
