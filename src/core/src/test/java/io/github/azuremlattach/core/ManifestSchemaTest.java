package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors pick up says yes and no where the product does. */
class ManifestSchemaTest {
    private static final Path EXAMPLE = Path.of("..", "..", "docs", "manifest.example.yml");

    @Test
    void theExampleOfTheDocsIsGood() throws IOException {
        String text = Files.readString(EXAMPLE);
        assertEquals(Set.of(), complaints(text));
        FleetRequest fleet = read(text);
        assertEquals(3, fleet.targets().size());
        assertEquals(8, fleet.maxParallel());
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.md", "jenkins/fleet.yml"})
    void theOtherManifestsOfTheDocsAreGood(String page) throws IOException {
        String text = Files.readString(EXAMPLE.resolveSibling(page));
        int fence = text.indexOf("```yaml\n");
        String manifest = (fence < 0 ? text : text.substring(fence + 8, text.indexOf("```", fence + 8)))
                .replace("<id>", "00000000-0000-0000-0000-000000000000")
                .replace("<group>", "rg-ml");
        assertEquals(Set.of(), complaints(manifest));
        assertTrue(read(manifest).targets().size() > 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "computes: []",
                "computes: {}",
                "{}",
                "computes: [{namespace: a}]",
                "computes: [{compute-name: a1, namespce: a}]",
                "computes: [{compute-name: a1, client-secret: a}]",
                "computes: [{compute-name: a1, mode: aply}]",
                "computes: [{compute-name: a1, wait: perhaps}]",
                "computes: [{compute-name: a1}]\nmax-parallel: 0",
                "computes: [{compute-name: a1}]\nshard: 1/2",
                "computes: [{compute-name: a1}]\ndefaults: {compute-name: a1}",
                "computes: [{compute-name: a1}]\ndefaults: text",
            })
    void whatTheSchemaRefusesTheProductRefuses(String text) throws IOException {
        assertFalse(complaints(text).isEmpty());
        assertThrows(InvalidSettingsException.class, () -> read(text));
    }

    private static FleetRequest read(String text) {
        return FleetRequest.from(Ask.nothing()
                .file("fleet.yml", text)
                .with("manifest", "fleet.yml")
                .with("resource-group", "rg-ml")
                .with("workspace-name", "ml-prod")
                .with("resource-id", Ask.AKS));
    }

    private static Set<ValidationMessage> complaints(String text) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(ManifestSchema.text());
        return schema.validate(new YAMLMapper().readTree(text));
    }
}
