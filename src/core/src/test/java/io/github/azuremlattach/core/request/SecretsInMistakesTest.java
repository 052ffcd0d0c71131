package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.signin.Pem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants secrets where they do not belong and searches every mistake for them. */
class SecretsInMistakesTest {
    private static final String CANARY = "MIIEvQIBADANBgkqhkiG9w0BAQEFc4n4ry";
    private static final String PEM = "-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----\n";
    private static final List<String> CONTENTS = List.of(
            PEM,
            PEM.replace("\n", " "),
            PEM.replace("\n", "\\n"),
            CANARY + "\n" + CANARY,
            "first\r" + CANARY,
            (CANARY + "+/").repeat(20),
            "{\"clientSecret\": \"" + CANARY + "\"}");

    private static final String SOUND = Pem.key("RSA") + Pem.certificate();

    static Stream<Arguments> contentsInPaths() {
        return Stream.of("client-certificate", "ca-bundle", "file", "manifest")
                .flatMap(path -> CONTENTS.stream().map(content -> Arguments.of(path, content)));
    }

    @ParameterizedTest
    @MethodSource("contentsInPaths")
    void theContentOfAFileInPlaceOfItsPathIsMasked(String parameter, String content) {
        List<String> mistakes = all(sound().with(parameter, content));
        assertFalse(mistakes.toString().contains("c4n4ry"), mistakes.toString());
        assertEquals(List.of(parameter + " is '***': give the path of a file, not its content."), mistakes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "manifest"})
    void aKeyThatIsReadAsYamlIsNotQuoted(String parameter) {
        for (String content : List.of(PEM, "key:\n" + CANARY + "\nother: x", "key: \"" + CANARY, CANARY)) {
            Ask ask = sound().with(parameter, "client.pem").file("client.pem", content);
            List<String> mistakes = all(ask);
            assertFalse(mistakes.isEmpty(), content);
            assertFalse(mistakes.toString().contains("c4n4ry"), mistakes.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant-id",
                "subscription-id",
                "resource-id",
                "compute-name",
                "namespace",
                "mode",
                "timeout",
                "resource-manager-url",
                "client-certificate",
                "ca-bundle",
                "file"
            })
    void theSecretInAnotherParameterIsMasked(String parameter) {
        Ask ask = sound().with("client-secret", "Hunter~2_c4n4ry").with(parameter, "Hunter~2_c4n4ry");
        List<String> mistakes = all(ask);
        assertTrue(
                mistakes.stream().anyMatch(mistake -> mistake.startsWith(parameter + " is '***': ")),
                mistakes.toString());
        assertFalse(mistakes.toString().contains("c4n4ry"), mistakes.toString());
    }

    @Test
    void aKeyInAnyOtherParameterIsMasked() {
        List<String> mistakes = all(sound().with("tenant-id", PEM).with("compute-name", PEM));
        assertEquals(2, mistakes.size(), mistakes.toString());
        assertFalse(mistakes.toString().contains("c4n4ry"), mistakes.toString());
    }

    @Test
    void anOrdinaryPathIsShown() {
        String path = "C:\\agents\\_work\\certificates/" + "deep/".repeat(30) + "client.pem";
        List<String> mistakes = all(sound().with("file", path));
        assertEquals(1, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).startsWith("file is 'C:\\agents"), mistakes.toString());
        assertTrue(mistakes.get(0).contains("client.pem': there is no such file"), mistakes.toString());
    }

    private static Ask sound() {
        return Ask.aks()
                .with("tenant-id", "contoso.example")
                .with("client-id", "app")
                .with("auth", "certificate")
                .with("client-certificate", "pipeline.pem")
                .file("pipeline.pem", SOUND);
    }

    /** Everything that is wrong, for a compute or a manifest, and for the sign-in. */
    private static List<String> all(Ask ask) {
        List<String> mistakes = new ArrayList<>();
        try {
            if (FleetRequest.isAskedFor(ask)) {
                FleetRequest.from(ask);
            } else {
                AttachRequest.from(ask);
            }
        } catch (InvalidSettingsException e) {
            mistakes.addAll(e.mistakes());
        }
        try {
            AzureConnector.from(ask, "test/1");
        } catch (InvalidSettingsException e) {
            mistakes.addAll(e.mistakes());
        }
        return mistakes;
    }
}
