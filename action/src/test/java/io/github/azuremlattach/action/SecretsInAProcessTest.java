package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that come in the environment of the process or in files, and libraries that are told to log everything. */
class SecretsInAProcessTest {
    private static final String SECRET = "c4n4ryClientSecret7f3a9b";
    private static final String PROXY_PASSWORD = "c4n4ryProxyPassword2b90";

    @TempDir
    Path folder;

    private final Emulator emulator = Emulator.builder()
            .scenario(Scenario.standard()
                    .with("principals: {pipeline: {secret: " + SECRET + "}}\n" + "provisioning: {duration: 100ms}"))
            .start();
    private Job job;

    @BeforeEach
    void start() throws IOException {
        job = new Job(folder, emulator, new MovableClock())
                .with("client-secret", SECRET)
                .with("identity-type", "SystemAssigned")
                .with("compute-roles", "AcrPull @ registry")
                .with("timeout", "1s")
                .environment("RUNNER_DEBUG", "1")
                .environment("AZURE_LOG_LEVEL", "verbose")
                .environment("AZURE_HTTP_LOG_DETAIL_LEVEL", "body_and_headers")
                .environment("AZURE_CLIENT_SECRET", SECRET);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void librariesThatLogEverythingStillTellNoSecret() throws Exception {
        job.with("timeout", "60m");
        check(job.inAProcess(0), SECRET);
        assertEquals("attached", job.outputs().get("outcome"));
        check(job.with("tenant-id", "22222222-1111-1111-1111-111111111111").inAProcess(1), SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                        + "Content-Length: 0\r\n\r\n",
                ""
            })
    void aProxysPassword(String answer) throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(proxy, answer));
            answering.setDaemon(true);
            answering.start();
            String address = "http://robot:" + PROXY_PASSWORD + "@localhost:" + proxy.getLocalPort();
            job.environment("HTTPS_PROXY", address).environment("HTTP_PROXY", address);
            job.with("authority-url", "https://login.example").with("resource-manager-url", "https://arm.example");
            // A refused password is final; a proxy that hangs up may come back.
            boolean hangsUp = answer.isEmpty();
            String log = job.with("timeout", hangsUp ? "6s" : "60m").inAProcess(hangsUp ? 5 : 1);
            assertTrue(log.contains("login.example"), log);
            check(log, SECRET);
        }
    }

    @Test
    void aProxyThatCannotBeRead() throws Exception {
        job.environment("HTTPS_PROXY", "http://robot:" + PROXY_PASSWORD + "@[half:99999999");
        job.with("authority-url", "https://login.invalid").with("resource-manager-url", "https://arm.invalid");
        String log = job.inAProcess(2);
        assertTrue(log.contains("HTTPS_PROXY is not the address of a proxy"), log);
        check(log, SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline.p12", "pipeline.pem", "half.pem"})
    void aCertificatesPasswordAndKey(String file) throws Exception {
        KeyStore store = TestCertificate.in(folder);
        Key key = store.getKey("pipeline", TestCertificate.PASSWORD.toCharArray());
        String block = TestCertificate.block("PRIVATE KEY", key.getEncoded());
        Files.writeString(folder.resolve("pipeline.pem"), block + TestCertificate.pem(store));
        Files.writeString(
                folder.resolve("half.pem"), TestCertificate.pem(store) + block.substring(0, block.length() / 2));
        job.with("client-secret", "").with("client-certificate", file).with("timeout", "60m");
        job.with("client-certificate-password", TestCertificate.PASSWORD);
        for (boolean trusted : List.of(true, false)) {
            emulator.apply("principals: {pipeline: {certificate: \""
                    + (trusted ? TestCertificate.pem(store).replace("\n", "\\n") : "") + "\"}}");
            int signedIn = trusted ? 0 : 1;
            String log = job.inAProcess(file.startsWith("half") ? 2 : signedIn);
            check(log, TestCertificate.PASSWORD, block.lines().skip(1).limit(5).toList());
        }
    }

    private void check(String log, String masked) throws IOException {
        check(log, masked, List.of());
    }

    private void check(String log, String masked, List<String> parts) throws IOException {
        StringBuilder written = new StringBuilder(Canaries.withoutMasks(log, List.of(masked)));
        for (String file : List.of("output", "summary", "azureml-attach-report.json")) {
            written.append(Files.exists(folder.resolve(file)) ? job.file(file) : "");
        }
        Canaries canaries = new Canaries()
                .plant("client secret", SECRET)
                .plant("certificate password", TestCertificate.PASSWORD)
                .plant("proxy password", PROXY_PASSWORD);
        parts.forEach(part -> canaries.plantParts("private key", part));
        assertEquals(List.of(), canaries.found(written.toString()), written.toString());
    }

    private static void answer(ServerSocket proxy, String answer) {
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept()) {
                socket.getInputStream().read(new byte[4096]);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The test is over, or a client went away.
            }
        }
    }
}
