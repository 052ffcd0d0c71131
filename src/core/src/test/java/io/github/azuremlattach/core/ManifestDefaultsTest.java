package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.settings.ValueType.Form;
import org.junit.jupiter.api.Test;

/** The manifest's schema shows what a parameter is where it is not given, and how a name is spelled. */
class ManifestDefaultsTest {
    @Test
    void everyDefaultIsPublished() throws JsonProcessingException {
        JsonNode definitions =
                new ObjectMapper().readTree(ManifestSchema.text()).path("definitions");
        definitions.properties().forEach(definition -> {
            Parameter parameter = Parameter.named(definition.getKey()).orElseThrow();
            assertEquals(
                    parameter.defaultValue(),
                    definition.getValue().path("default").asText(""),
                    definition.getKey());
            assertTrue(
                    parameter.type().form() != Form.NAME
                            || parameter == Parameter.DEFAULT_INSTANCE_TYPE
                            || parameter == Parameter.VERIFY_ENVIRONMENT
                            || definition.getValue().has("pattern"),
                    definition.getKey());
        });
    }
}
