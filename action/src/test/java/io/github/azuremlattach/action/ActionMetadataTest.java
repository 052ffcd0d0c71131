package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** action.yml against the catalogue: no input or output is missing, extra or described differently. */
class ActionMetadataTest {
    private static final Path FILE = Path.of("action.yml");

    @BeforeAll
    static void regenerateWhenAsked() throws IOException {
        if (System.getProperty("regenerate") != null) {
            Files.writeString(FILE, ActionMetadata.text());
        }
    }

    @Test
    void inputsAreTheCatalogues() throws IOException {
        assertEquals(new TreeMap<>(ActionMetadata.inputs()), descriptions("inputs"));
    }

    @Test
    void outputsAreThoseThatAreWritten() throws IOException {
        assertEquals(new TreeMap<>(ActionMetadata.outputs()), descriptions("outputs"));
    }

    @Test
    void inputsHaveNoDefaultSinceAFileMayGiveThem() throws IOException {
        assertTrue(metadata().path("inputs").findValues("default").isEmpty());
        assertTrue(metadata().path("inputs").findValues("required").isEmpty());
    }

    @Test
    void aReleaseMayPinTheImageAndNothingElseMayDiffer() throws IOException {
        String pinned = "(?m)^  image: docker://ghcr\\.io/\\S+@sha256:[0-9a-f]{64}$";
        assertEquals(ActionMetadata.text(), Files.readString(FILE).replaceFirst(pinned, "  image: Dockerfile"));
    }

    private static Map<String, String> descriptions(String section) throws IOException {
        Map<String, String> found = new TreeMap<>();
        metadata().path(section).properties().forEach(entry -> {
            assertTrue(entry.getKey().matches("[a-z]+(-[a-z]+)*"), entry.getKey());
            found.put(entry.getKey(), entry.getValue().path("description").asText());
        });
        return found;
    }

    private static JsonNode metadata() throws IOException {
        return new YAMLMapper().readTree(FILE.toFile());
    }
}
