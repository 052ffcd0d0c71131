package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.Map;

/**
 * An authorized request on its way to a resource provider.
 *
 * @param request the request
 * @param path what the placeholders of the route stand for
 * @param caller who asks
 * @param world what there is
 */
record ArmCall(Request request, Map<String, String> path, Principal caller, World world) {

    /** What a placeholder stands for. */
    String path(String name) {
        return path.getOrDefault(name, "");
    }

    /** The body, or an empty object. */
    ObjectNode body() {
        return request.json().orElseGet(Json::object);
    }

    /** The api-version, as asked for. */
    String apiVersion() {
        return request.query("api-version").orElse("");
    }
}
