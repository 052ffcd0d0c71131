package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.PIPELINE;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.http.Endpoint;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where the emulator listens, and by which names a client may call it. */
class EndpointTest {
    @Test
    void loopbackIsTheDefaultAndAlwaysNamed() {
        assertTrue(Endpoint.loopback().isLoopback());
        assertEquals(
                List.of("localhost", "127.0.0.1", "::1"), Endpoint.loopback().names());
        assertEquals(
                List.of("192.0.2.7", "azure.example", "localhost", "127.0.0.1", "::1"),
                Endpoint.of("192.0.2.7", List.of("azure.example")).names());
        assertFalse(Endpoint.of("192.0.2.7", List.of()).isLoopback());
        assertFalse(Endpoint.of("0.0.0.0", List.of()).isLoopback());
    }

    @Test
    void theUrlNamesTheAddressUnlessItStandsForAll() {
        assertEquals("https://localhost:1", Endpoint.loopback().url(1));
        assertEquals("https://192.0.2.7:1", Endpoint.of("192.0.2.7", List.of()).url(1));
        assertEquals("https://[::1]:1", Endpoint.of("::1", List.of()).url(1));
        assertEquals("https://localhost:1", Endpoint.of("0.0.0.0", List.of()).url(1));
        assertEquals(
                "https://azure.example:1",
                Endpoint.of("0.0.0.0", List.of("azure.example")).url(1));
    }

    @Test
    void theCertificateBearsEveryName() throws Exception {
        Endpoint endpoint = Endpoint.of(null, List.of("azure.example", "192.0.2.7"));
        try (Emulator emulator = Emulator.builder().endpoint(endpoint).start()) {
            var answer = new Client(emulator).get(PROD);
            var certificate =
                    (X509Certificate) answer.raw().sslSession().orElseThrow().getPeerCertificates()[0];
            List<String> names = certificate.getSubjectAlternativeNames().stream()
                    .map(name -> name.get(0) + " " + name.get(1))
                    .toList();
            assertEquals(
                    List.of("2 localhost", "2 azure.example", "7 192.0.2.7", "7 127.0.0.1", "7 0:0:0:0:0:0:0:1"),
                    names);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has all of 127.0.0.0/8 on its own")
    void aClientSignsInAndReadsUnderAnotherAddress() {
        try (Emulator emulator =
                Emulator.builder().endpoint(Endpoint.of("127.0.0.2", List.of())).start()) {
            assertTrue(emulator.url().startsWith("https://127.0.0.2:"), emulator.url());
            Client nobody = new Client(emulator, "");
            var answer = nobody.post(
                    "/" + TENANT + "/oauth2/v2.0/token?",
                    "grant_type=client_credentials&client_id=" + PIPELINE + "&client_secret=emulator-secret&scope="
                            + emulator.url() + "/.default");
            String token = answer.body().path("access_token").asText();
            assertEquals(200, nobody.withToken(token).get(PROD).status());
            assertEquals(
                    "InvalidAuthenticationTokenAudience",
                    nobody.withToken(foreignToken(nobody)).get(PROD).code());
        }
    }

    private static String foreignToken(Client nobody) {
        return nobody.post(
                        "/" + TENANT + "/oauth2/v2.0/token?",
                        "grant_type=client_credentials&client_id=" + PIPELINE
                                + "&client_secret=emulator-secret&scope=https://127.0.0.3/.default")
                .body()
                .path("access_token")
                .asText();
    }
}
