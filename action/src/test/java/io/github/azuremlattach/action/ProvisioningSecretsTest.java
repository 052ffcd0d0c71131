package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.RecordedRequest;
import io.github.azuremlattach.emulator.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets of an installation: the relay's key, the token for the cluster, and what the extension keeps for itself. */
class ProvisioningSecretsTest {
    private static final String KEY = "c4n4ryTlsKeyOfTheRouter41d7";
    private static final String BARE_ARC =
            "arc: {edge-7: {extension: null}}\nrelays: {edge700000000000000000000000000000000rgmlrelay: null}\n";
    private static final String ENTRA = """
            aks: {aks-1: {entra: {adminGroups: [99999999-9999-9999-9999-999999999999]}}}
            principals: {pipeline: {groups: [99999999-9999-9999-9999-999999999999]}}
            """;
    private static final String KEEPS_SECRETS = "aks: {aks-1: {extension: {configurationProtectedSettings: "
            + "{scoringFe.sslKey: " + KEY + ", scoringFe.sslCert: " + KEY + "}}}}\n";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{match: {method: PUT, path: '**/extensions/*'}, fault: {status: 400, message: 'not so: {url}'}}",
                "{match: {method: PUT, path: '**/extensions/*'}, fault: {status: 400, message: 'not so: {body}'}}",
                "{match: {method: PUT, path: '**/extensions/*'}, fault: {kind: hang, atMost: 50ms}}",
                "{match: {path: '**/listKeys'}, fault: 403}",
                "{match: {path: '**/listKeys'}, fault: {kind: html, body: '<h1>{url}</h1>'}}",
                "{match: {path: '**/listKeys'}, fault: cut-body}",
                "{match: {path: '**/operations/*'}, fault: 403}"
            })
    void theKeyOfTheRelay(String fault) throws Exception {
        try (Emulator emulator = emulator(BARE_ARC + (fault.isEmpty() ? "" : "faults: [" + fault + "]"))) {
            Job job = job(emulator)
                    .with(
                            "resource-id",
                            Job.cluster("aks-1")
                                    .replace(
                                            "Microsoft.ContainerService/managedClusters/aks-1",
                                            "Microsoft.Kubernetes/connectedClusters/edge-7"))
                    .with("extension", "install");
            int code = job.run();
            assertTrue(code == 0 || !fault.isEmpty(), job.log());
            check(job, new Canaries().plantParts("relay key", relayKey(emulator)));
        }
    }

    /** The key, as Azure tells it to whoever may ask for it. */
    private static String relayKey(Emulator emulator) {
        Matcher sent = Pattern.compile("SharedAccessKey=([^=;\"]+)").matcher(bodies(emulator, "/extensions/"));
        return sent.find() ? sent.group(1) : "none";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{status: 400, message: '{url}'}",
                "{status: 400, message: 'not so: {body}'}",
                "{status: 403, code: AuthorizationFailed, message: '{url}'}",
                "{kind: html, body: '<h1>{url}</h1>'}",
                "reset-after",
                "cut-body"
            })
    void theTokenForTheCluster(String fault) throws Exception {
        String faults =
                fault.isEmpty() ? "" : "faults: [{match: {path: '**/runCommand', first: 1}, fault: " + fault + "}]";
        try (Emulator emulator = emulator(ENTRA + faults)) {
            Job job = job(emulator).with("namespace", "team-new").with("create-namespace", "true");
            job.run();
            Matcher token =
                    Pattern.compile("\"clusterToken\"\\s*:\\s*\"([^\"]+)\"").matcher(bodies(emulator, "/runCommand"));
            assertTrue(token.find(), job.log());
            check(job, new Canaries().plantParts("cluster token", token.group(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "install", "update"})
    void whatTheExtensionKeepsForItself(String action) throws Exception {
        for (String state : List.of("Succeeded", "Failed")) {
            String failed = "aks: {aks-1: {extension: {provisioningState: " + state + "}}}\n";
            try (Emulator emulator = emulator(KEEPS_SECRETS, failed)) {
                Job job = job(emulator).with("extension", action).with("extension-settings", "installVolcano=False");
                job.run();
                check(job, new Canaries().plant("TLS key", KEY));
                assertFalse(bodies(emulator, "/extensions/").contains("configurationProtectedSettings"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scoringFe.sslKey=%s",
                "enableInference=True\nscoringFe.sslKey=%s",
                "sslKeyPemFile=%s",
                "scoringFe.sslkey=%s",
                "relayserver.relayConnectionString=SharedAccessKey=%s",
                "sslKey: %s",
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
            })
    void aKeyAmongTheSettings(String settings) throws Exception {
        try (Emulator emulator = emulator("")) {
            Job job = job(emulator)
                    .with("extension", "install")
                    .with("extension-settings", settings.replace("\\n", "\n").formatted(KEY));
            assertEquals(2, job.run(), job.log());
            check(job, new Canaries().plant("TLS key", KEY));
        }
    }

    /** A search that finds nothing proves something only where the secret was sent. */
    @Test
    void theKeyOfTheRelayIsSent() throws Exception {
        try (Emulator emulator = emulator(BARE_ARC)) {
            Job job = job(emulator)
                    .with(
                            "resource-id",
                            Job.cluster("aks-1")
                                    .replace(
                                            "Microsoft.ContainerService/managedClusters/aks-1",
                                            "Microsoft.Kubernetes/connectedClusters/edge-7"))
                    .with("extension", "install");
            assertEquals(0, job.run(), job.log());
            assertTrue(relayKey(emulator).length() >= 12);
        }
    }

    private Emulator emulator(String... snippets) {
        Scenario scenario = Scenario.standard();
        for (String snippet : snippets) {
            scenario = snippet.isEmpty() ? scenario : scenario.with(snippet);
        }
        return Emulator.builder().clock(clock).scenario(scenario).start();
    }

    private Job job(Emulator emulator) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        return new Job(folder, emulator, clock)
                .withSecret()
                .with("timeout", "20m")
                .with("junit", "junit.xml")
                .environment("RUNNER_DEBUG", "1");
    }

    private static String bodies(Emulator emulator, String pathPart) {
        StringBuilder bodies = new StringBuilder();
        emulator.requests().stream()
                .filter(request -> request.path().contains(pathPart))
                .map(RecordedRequest::body)
                .forEach(body -> bodies.append(body).append('\n'));
        return bodies.toString();
    }

    /** Searches the log and every file that the run wrote. */
    private void check(Job job, Canaries canaries) throws IOException {
        StringBuilder all = new StringBuilder(Canaries.withoutMasks(job.log(), List.of("emulator-secret")));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(one -> !one.endsWith("ca.pem"))
                    .toList()) {
                all.append("\n== ").append(file.getFileName()).append('\n').append(Files.readString(file));
            }
        }
        assertTrue(all.indexOf("== output") > 0 && all.indexOf("== summary") > 0, all.toString());
        assertEquals(List.of(), canaries.found(all.toString()), all.toString());
    }
}
