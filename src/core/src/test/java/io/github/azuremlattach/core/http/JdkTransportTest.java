package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTransportTest {
    private static final String BROKEN =
            "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n";

    private static String refused(String bundle) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> JdkTransport.create(bundle.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(1)))
                .getMessage());
    }

    private static Ask signIn(String bundle) {
        return Ask.nothing()
                .with("tenant-id", "contoso.example")
                .with("client-id", "app")
                .with("client-secret", "hunter2")
                .with("ca-bundle", bundle);
    }

    private static String mistake(String bundle) {
        return String.valueOf(
                assertThrows(InvalidSettingsException.class, () -> AzureConnector.from(signIn(bundle), "test/1"))
                        .getMessage());
    }

    @Test
    void noBundleIsTheUsualTrust() {
        assertNotNull(JdkTransport.create(new byte[0], Duration.ofSeconds(1)));
        assertEquals(
                "https://portal.azure.com",
                AzureConnector.from(signIn(""), "test/1").portal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"just text", BROKEN, "-----BEGIN CERTIFICATE-----\n", "{}"})
    void aBundleWithoutAReadableCertificateIsRefused(String bundle) {
        assertTrue(refused(bundle).startsWith("it holds no "), refused(bundle));
    }

    @Test
    void anEmptyOrBrokenFileIsAMistakeOfItsParameter(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), BROKEN);
        assertEquals("ca-bundle is '" + file + "': it holds no readable certificate.", mistake(file.toString()));
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertEquals("ca-bundle is '" + empty + "': the file is empty.", mistake(empty.toString()));
    }

    @Test
    void aFileThatIsNotThereIsAMistakeOfItsParameter(@TempDir Path folder) {
        Path none = folder.resolve("none.pem");
        assertEquals(
                "ca-bundle is '" + none + "': there is no such file, so check the path, and that the repository is"
                        + " checked out before this step.",
                mistake(none.toString()));
        assertEquals("ca-bundle is 'a b': this cannot be a path.", mistake("a\0b"));
    }
}
