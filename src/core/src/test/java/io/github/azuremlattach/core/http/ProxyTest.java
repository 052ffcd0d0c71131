package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.azure.TestAccess;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import io.github.azuremlattach.emulator.Emulator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way through a proxy, by one that tunnels. */
class ProxyTest {
    private static Emulator emulator;

    @BeforeAll
    static void start() {
        emulator = Emulator.builder().port(0).start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    /** Signs in and asks Resource Manager, both through whatever the environment names. */
    private static int subscriptions(Map<String, String> environment) {
        return azure(environment).subscriptions().list().size();
    }

    private static AzureClients azure(Map<String, String> environment) {
        HttpClient client = JdkTransport.create(
                emulator.caPem().getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Proxies.of(environment));
        AttachSettings settings = AttachSettings.of(Map.of(
                "tenant-id", "11111111-1111-1111-1111-111111111111",
                "client-id", "22222222-2222-2222-2222-222222222222",
                "client-secret", "emulator-secret",
                "resource-manager-url", emulator.url(),
                "authority-url", emulator.url()));
        return TestAccess.over(client, SignInEnvironment.plain(), settings).open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"})
    void everySpellingOfTheVariableLeadsThroughTheProxy(String variable) {
        try (ConnectProxy proxy = new ConnectProxy("")) {
            assertEquals(1, subscriptions(Map.of(variable, "http://" + proxy.address())));
            assertTrue(proxy.tunnels().contains(emulator.url().substring("https://".length())), proxy.tunnels() + "");
        }
    }

    @Test
    void aProxyWithAUserAndAPasswordLetsBothTheSignInAndTheRequestsThrough() {
        try (ConnectProxy proxy = new ConnectProxy("corp\\anna:p@ss:word")) {
            String address = "http://corp%5Canna:p%40ss:word@" + proxy.address();
            assertEquals(1, subscriptions(Map.of("https_proxy", address)));
            assertFalse(proxy.tunnels().isEmpty());
        }
        assertTrue(
                emulator.requests().stream()
                        .noneMatch(request -> request.headers().containsKey("proxy-authorization")),
                "the password of the proxy stays with the proxy");
    }

    @Test
    void theVariablesOfThePageLeadThroughTheProxyWithTheirUser() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "github-action", "README.md"));
        int start = page.indexOf("```yaml\n", page.indexOf("### Behind a proxy")) + "```yaml\n".length();
        JsonNode block = new YAMLMapper()
                .readTree(page.substring(start, page.indexOf("```", start)))
                .path("env");
        try (ConnectProxy proxy = new ConnectProxy("user:password")) {
            Map<String, String> environment = new HashMap<>();
            block.properties()
                    .forEach(variable -> environment.put(
                            variable.getKey(),
                            variable.getValue().asText().replace("proxy.example.com:3128", proxy.address())));
            assertEquals(1, subscriptions(environment));
            assertEquals(List.of(), proxy.tunnels(), "no_proxy covers localhost");
            environment.remove("no_proxy");
            assertEquals(1, subscriptions(environment));
            assertFalse(proxy.tunnels().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_proxy", "NO_PROXY"})
    void whatIsKeptFromTheProxyGoesStraight(String variable) {
        try (ConnectProxy proxy = new ConnectProxy("")) {
            Map<String, String> environment =
                    Map.of("https_proxy", proxy.address(), variable, "example.com, localhost,127.0.0.1");
            assertEquals(1, subscriptions(environment));
            assertEquals(List.of(), proxy.tunnels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anna:wrong@"})
    void aProxyThatWantsAnotherPasswordIsNamed(String user) {
        try (ConnectProxy proxy = new ConnectProxy("anna:secret")) {
            ArmException refused = assertThrows(
                    ArmException.class, () -> subscriptions(Map.of("HTTPS_PROXY", "http://" + user + proxy.address())));
            assertTrue(
                    refused.error().innermost().contains("the proxy " + proxy.address())
                            && refused.error().innermost().contains("407"),
                    refused.getMessage());
            assertEquals(0, refused.status(), "407 is none of Azure's");
            assertFalse(refused.isTransient());
            assertFalse(refused.getMessage().contains("wrong"));
        }
    }

    @ParameterizedTest
    @CsvSource({"403 Forbidden, 403, false", "503 Try later, 503, true"})
    void aProxyThatLetsNobodyThroughIsNamed(String answer, String status, boolean passes) {
        try (ConnectProxy proxy = new ConnectProxy("")) {
            proxy.refuse(answer);
            ArmException refused = assertThrows(
                    ArmException.class, () -> subscriptions(Map.of("HTTPS_PROXY", "http://" + proxy.address())));
            String words = refused.error().innermost();
            assertTrue(words.contains("the proxy " + proxy.address()) && words.contains(status), words);
            assertEquals(passes, refused.isTransient());
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() {
        String address;
        try (ConnectProxy proxy = new ConnectProxy("")) {
            address = proxy.address();
        }
        ArmException refused =
                assertThrows(ArmException.class, () -> subscriptions(Map.of("HTTPS_PROXY", "http://" + address)));
        assertTrue(refused.error().innermost().contains("connection refused by " + address), refused.getMessage());
        assertTrue(refused.isTransient());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "://",
                "http://",
                "http://user:hunter2@",
                "socks5://127.0.0.1:1080",
                "http://proxy:notaport",
                "http://proxy:99999",
                "http://proxy:8080/path",
                "http://us er:hunter2@proxy:8080",
                "http://user:hunter2%@proxy:8080"
            })
    void aMalformedVariableIsAMistakeThatNamesIt(String value) {
        List<String> mistakes = assertThrows(
                        InvalidSettingsException.class, () -> Proxies.of(Map.of("https_proxy", value)))
                .mistakes();
        assertEquals(1, mistakes.size());
        assertTrue(mistakes.get(0).contains("https_proxy"), mistakes.toString());
        assertFalse(mistakes.get(0).contains("hunter2"), mistakes.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, -1, true",
        "example.com, www.EXAMPLE.com, -1, true",
        ".example.com, www.example.com, -1, true",
        "*.example.com, www.example.com, -1, true",
        "example.com, badexample.com, -1, false",
        "example.com:8443, example.com, 8443, true",
        "example.com:8443, example.com, -1, false",
        "example.com:443, example.com, -1, true",
        "*, anything.example, -1, true",
        "::1, [::1], 8443, true",
        "[::1], [::1], 8443, true",
        "[::1]:8443, [::1], 8443, true",
        "[::1]:8444, [::1], 8443, false",
        "10.0.0.1, 10.0.0.1, -1, true",
        "'', example.com, -1, false"
    })
    void whatNoProxyCovers(String list, String host, int port, boolean covered) {
        assertEquals(covered, NoProxy.parse(list).covers(host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "proxy, proxy:80",
        "proxy:3128, proxy:3128",
        "http://[::1]:3128/, [::1]:3128",
        "HTTP://user:word@proxy:3128, proxy:3128"
    })
    void anAddressMayLeaveOutWhatIsUsual(String value, String address) {
        assertEquals(address, ProxyAddress.parse("https_proxy", value).toString());
    }

    @Test
    void lowerCaseWins() {
        Proxies proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://lower:2"));
        assertEquals(
                "[HTTP @ lower/<unresolved>:2]",
                proxies.select(URI.create("https://example.com/")).toString());
    }
}
