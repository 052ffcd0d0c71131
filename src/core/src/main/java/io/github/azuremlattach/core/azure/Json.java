package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.List;
import java.util.Optional;

/** Small readings of Resource Manager's JSON, in which any property may be null. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A text; empty when it is absent, null or no text. */
    static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** The ids of resources; those that are none are left out. */
    static List<ResourceId> ids(List<JsonNode> resources) {
        return resources.stream()
                .map(node -> ResourceId.parse(text(node, "id")))
                .flatMap(Optional::stream)
                .toList();
    }
}
