package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps that pages show outside of example workflows, and what pages show of their outputs. */
class DocumentedStepsTest {
    @TempDir
    Path folder;

    private final Emulator emulator = Emulator.start();
    private Job job;

    @BeforeEach
    void start() throws IOException {
        emulator.apply("provisioning: {duration: 0s}");
        job = new Job(folder, emulator, new MovableClock());
        Files.move(folder.resolve("ca.pem"), folder.resolve("emulator-ca.pem"));
        job.with("ca-bundle", "emulator-ca.pem");
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void thePageOfTheEmulatorSignsIn() throws Exception {
        for (String input : List.of("tenant-id", "client-id", "ca-bundle", "authority-url", "resource-manager-url")) {
            job.with(input, "");
        }
        inputs(DocumentedBlock.of("docs/emulator.md", "**The Action**", "yaml"), "/with");
        assertEquals(0, job.run(), job.log());
        assertEquals("attached", job.outputs().get("outcome"));
    }

    @Test
    void thePageOfTheActionAttaches() throws Exception {
        inputs(DocumentedBlock.of("docs/github-action/README.md", "# The GitHub Action", "yaml"), "/0/with");
        try (TokenStandIn tokens = new TokenStandIn(InstantSource.system(), Duration.ofMinutes(5))) {
            assertEquals(0, job.withIdTokens(tokens).run(), job.log());
        }
        assertEquals("attached", job.outputs().get("outcome"));
    }

    @Test
    void theResultsOfAManifestHaveTheFieldsOfThePage() throws Exception {
        Files.writeString(
                folder.resolve("fleet.yml"),
                DocumentedBlock.of("docs/manifest.md", "# Many computes", "yaml")
                        .replace("<id>", "00000000-0000-0000-0000-000000000000")
                        .replace("<group>", "rg-ml"));
        job.withSecret().with("manifest", "fleet.yml");
        for (String input : List.of("compute-name", "resource-id", "resource-group", "workspace-name")) {
            job.with(input, "");
        }
        assertEquals(0, job.run(), job.log());

        JsonNode shown = json(DocumentedBlock.of("docs/manifest.md", "## What comes out", "json"))
                .path(0);
        JsonNode first = json(job.outputs().get("results")).path(0);
        assertEquals(List.copyOf(names(shown)), List.copyOf(names(first)));
        for (String field : List.of("name", "outcome", "provisioningState", "changed")) {
            assertEquals(shown.path(field), first.path(field), field);
        }
        for (String field : List.of("computeId", "principalId")) {
            assertTrue(first.path(field).asText().length() > 30, field);
        }
    }

    private void inputs(String yaml, String place) throws IOException {
        Map<String, String> known = Map.of(
                "${{ vars.AZURE_TENANT_ID }}",
                Job.TENANT,
                "${{ vars.AZURE_CLIENT_ID }}",
                Job.PIPELINE,
                "${{ vars.AKS_ID }}",
                Job.cluster("aks-1"),
                "https://localhost:8443",
                emulator.url());
        new YAMLMapper().readTree(yaml).at(place).properties().forEach(input -> {
            String value = input.getValue().asText();
            job.with(input.getKey(), known.getOrDefault(value, value));
        });
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
