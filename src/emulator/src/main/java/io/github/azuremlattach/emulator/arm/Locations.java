package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ResourceTypes;
import org.jspecify.annotations.Nullable;

/** The location that the body of a PUT names. */
final class Locations {
    private Locations() {}

    /** The refusal of a missing or unknown location, or null. */
    static @Nullable Reply refusal(JsonNode body, String type) {
        String location = Json.text(body, "location");
        if (location == null) {
            return Reply.gateway(400, "LocationRequired", "The location property is required for this definition.");
        }
        if (ResourceTypes.region(location).isPresent()) {
            return null;
        }
        return Reply.gateway(
                400,
                "LocationNotAvailableForResourceType",
                "The provided location '" + location + "' is not available for resource type '" + type
                        + "'. List of available regions for the resource type is '"
                        + String.join(",", ResourceTypes.regions().keySet()) + "'.");
    }
}
