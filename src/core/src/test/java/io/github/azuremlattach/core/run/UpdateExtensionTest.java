package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs of an extension is changed in place, and what nobody named stays. */
class UpdateExtensionTest {
    private static final String[] UPDATE = {"extension", "update", "extension-settings", "installVolcano=False"};

    @Test
    void changedAndMissingSettingsAreBroughtIn() throws JsonProcessingException {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(UPDATE);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            JsonNode properties = InstallExtensionTest.body(
                            rig.requests("PATCH", "/extensions/").get(0))
                    .path("properties");
            JsonNode settings = properties.path("configurationSettings");
            assertEquals("False", settings.path("installVolcano").asText());
            assertEquals(Rig.AKS, settings.path("cluster_name").asText());
            assertFalse(settings.has("enableTraining"), "it is as it was");
            assertFalse(properties.has("configurationProtectedSettings"), "none of them is sent, so that all stay");
        }
    }

    @Test
    void aSecondRunChangesNothing() {
        try (Rig rig = Rig.standard()) {
            rig.run(UPDATE);

            AttachOutcome again = rig.run(UPDATE);

            assertEquals(AttachOutcome.Kind.UNCHANGED, again.kind(), again.toJson());
            assertEquals(1, rig.requests("PATCH", "/extensions/").size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enableTraining=true | enableTraining: 'True' | false",
                "enableTraining=True | enableTraining: 'False' | true",
                "nodeSelector.pool=gpu | enableTraining: 'True', nodeSelector.pool: gpu | false",
                "nodeSelector.pool=gpu | enableTraining: 'True', nodeSelector.pool: GPU | true"
            })
    void letterCaseCountsButForTrueAndFalse(String asked, String there, boolean different) {
        try (Rig rig = Rig.with("aks: {aks-1: {extension: {configurationSettings: {" + there + "}}}}")) {
            AttachOutcome outcome = rig.run("extension", "update", "extension-settings", asked);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            String key = asked.substring(0, asked.indexOf('='));
            assertEquals(
                    different,
                    rig.requests("PATCH", "/extensions/").stream()
                            .anyMatch(patch -> String.valueOf(patch.body()).contains(key)));
        }
    }

    @Test
    void aVersionIsBroughtIn() throws JsonProcessingException {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("extension", "update", "extension-version", "1.1.60");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            JsonNode properties = InstallExtensionTest.body(
                            rig.requests("PATCH", "/extensions/").get(0))
                    .path("properties");
            assertEquals("1.1.60", properties.path("version").asText());
            assertFalse(properties.path("autoUpgradeMinorVersion").asBoolean(true));
        }
    }

    @Test
    void aCheckCallsADifferenceDrift() {
        try (Rig rig = Rig.standard()) {
            rig.run(UPDATE);

            AttachOutcome same =
                    rig.run("mode", "check", "extension", "update", "extension-settings", "installVolcano=False");
            AttachOutcome drift =
                    rig.run("mode", "check", "extension", "update", "extension-settings", "installVolcano=True");

            assertEquals(0, same.exitCode(), same.toJson());
            assertEquals(4, drift.exitCode(), drift.toJson());
            assertTrue(drift.toJson().contains("missing: update-extension"), drift.toJson());
        }
    }

    @Test
    void anInstallationThatIsThereIsNotUpdatedUnlessAskedFor() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("extension", "install", "extension-settings", "installVolcano=False");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(0, rig.requests("PATCH", "/extensions/").size());
        }
    }
}
