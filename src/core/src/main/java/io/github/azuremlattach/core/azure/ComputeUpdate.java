package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ComputeIdentity;
import java.util.List;

/**
 * The body of a PUT that changes the identity of a compute and nothing else: what the request does not name would be
 * reset by the PUT, so it is taken from what exists.
 */
final class ComputeUpdate {
    /** What a client may write of a Kubernetes compute; the rest is Azure's own. */
    private static final List<String> PROPERTIES = List.of("description", "disableLocalAuth", "resourceId");

    private static final List<String> KUBERNETES = List.of(
            "namespace",
            "defaultInstanceType",
            "instanceTypes",
            "vcName",
            "extensionPrincipalId",
            "extensionInstanceReleaseTrain");

    private ComputeUpdate() {}

    static ObjectNode body(Compute found, String location, ComputeIdentity identity) {
        JsonNode properties = found.body().path("properties");
        ObjectNode body = Json.object().put("location", location);
        copy(found.body(), body, List.of("tags"));
        Computes.putIdentity(body, identity);
        if (!identity.exists()) {
            body.putObject("identity").put("type", "None");
        }
        ObjectNode target =
                body.putObject("properties").put("computeType", "Kubernetes").put("computeLocation", location);
        copy(properties, target, PROPERTIES);
        copy(properties.path("properties"), target.putObject("properties"), KUBERNETES);
        return body;
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> names) {
        for (String name : names) {
            if (from.hasNonNull(name)) {
                to.set(name, from.get(name));
            }
        }
    }
}
