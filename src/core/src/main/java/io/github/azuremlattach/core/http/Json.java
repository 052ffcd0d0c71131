package io.github.azuremlattach.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.List;
import java.util.Optional;

/** Small readings of Resource Manager's JSON, in which any property may be null. */
public final class Json {
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A text; empty when it is absent, null or no text. */
    public static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    /** The ids of resources; those that are none are left out. */
    public static List<ResourceId> ids(List<JsonNode> resources) {
        return resources.stream()
                .map(node -> ResourceId.parse(text(node, "id")))
                .flatMap(Optional::stream)
                .toList();
    }
}
