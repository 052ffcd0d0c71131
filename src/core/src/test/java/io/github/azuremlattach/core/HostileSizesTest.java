package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.http.HostileAnswers;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.request.HostileSettings;
import io.github.azuremlattach.core.run.HostileState;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is small for a computer and would still take hours, or all memory, where its size is squared. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileSizesTest {
    private static final int MANY = 1 << 19;

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "<style ", "<!--", "<a", "?", "?a", "?a=", "https://a", "{\"a\":", "[", "&lt;", "\ud800"})
    void aServersPage(String piece) {
        HostileAnswers.error(piece.repeat(MANY / piece.length()));
        HostileAnswers.error("<html>" + piece.repeat(MANY / piece.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{a: ", "- ", "? ", "- - ", "a: &b\n", "1,", "{},", "'", "\"", "!", "|", "a:\n", "{\"a\":"})
    void aManifest(String piece) {
        String bomb = piece.repeat(300_000 / piece.length());
        HostileSettings.manifest(bomb);
        HostileSettings.manifest("computes: [" + bomb);
        HostileSettings.manifest("computes: [" + bomb + "]");
        HostileSettings.manifest("computes:\n" + bomb);
        HostileSettings.computeFile("instance_types: {a: {nodeSelector: " + bomb);
    }

    @Test
    void manyKeysAtTheEndOfADeepNest() {
        String nest = "[".repeat(900) + "1,".repeat(400_000) + "]".repeat(900);
        HostileSettings.manifest("computes: " + nest);
        HostileSettings.manifest("computes: [{instance-types: " + "{a: ".repeat(20) + "1}, x: {b: ".repeat(50_000));
    }

    @Test
    void aliasesDoNotMultiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        Ask ask = Ask.nothing().with("manifest", "fleet.yml").file("fleet.yml", bomb + "computes: *a39\n");
        String mistake = assertThrows(InvalidSettingsException.class, () -> FleetRequest.from(ask))
                .mistakes()
                .get(0);
        assertTrue(mistake.contains("write out what the alias stands for"), mistake);
    }

    @Test
    void aScopeOfManySegments() {
        Ask ask = Ask.aks()
                .with("identity-type", "SystemAssigned")
                .with("compute-roles", "AcrPull @ /subscriptions/" + Ask.SUBSCRIPTION + "/a".repeat(MANY));
        assertEquals(MANY * 2 + 51, ask.request().computeRoles().get(0).scope().length());
    }

    @Test
    void state() {
        for (String piece : List.of("[", "{\"laps\":", "{\"targets\":[", "9", "{\"ended\":{\"a\":")) {
            HostileState.checkpoint(piece.repeat(MANY / piece.length()));
            HostileState.fleetState(piece.repeat(MANY / piece.length()));
            HostileState.report(piece.repeat(MANY / piece.length()));
        }
    }

    @Test
    void aFileThatIsTooLargeOrHasNoEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.yml");
        Files.write(file, new byte[AttachSettings.MAX_BYTES + 1]);
        AttachSettings settings = AttachSettings.of(java.util.Map.of());
        assertThrows(IOException.class, () -> settings.readFile(file.toString()));
        Files.write(file, new byte[AttachSettings.MAX_BYTES]);
        assertEquals(
                AttachSettings.MAX_BYTES, settings.readFile(file.toString()).length());
        Path endless = Path.of("/dev/zero");
        if (Files.exists(endless)) {
            assertThrows(IOException.class, () -> settings.readBytes(endless.toString()));
        }
    }
}
