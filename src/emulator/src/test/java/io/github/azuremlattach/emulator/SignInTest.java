package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.PIPELINE;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in at Entra, and what Resource Manager thinks of the tokens. */
class SignInTest {
    private static final String TOKEN = "/" + TENANT + "/oauth2/v2.0/token?";
    private static final String FORM = "grant_type=client_credentials&client_id=" + PIPELINE
            + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default";

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client nobody = new Client(emulator, "");

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aSecretIsWorthATokenThatResourceManagerTakes() {
        var answer = nobody.post(TOKEN, FORM + "&client_secret=emulator-secret");
        assertEquals(200, answer.status());
        assertEquals(3599, answer.body().path("expires_in").asInt());
        String token = answer.body().path("access_token").asText();
        assertEquals(3, token.split("\\.").length);
        assertEquals(200, nobody.withToken(token).get(PROD).status());
    }

    @Test
    void theResourceIsFoundWhereverItStandsAmongTheScopes() {
        String scopes = "scope=openid+profile+offline_access+https%3A%2F%2Fmanagement.azure.com%2F.default";
        var answer = nobody.post(TOKEN, FORM.replaceFirst("scope=.*", scopes) + "&client_secret=emulator-secret");
        String token = answer.body().path("access_token").asText();
        assertEquals(200, nobody.withToken(token).get(PROD).status());
    }

    @Test
    void aTokenGrowsOldOnTheClock() {
        emulator.apply("tokenLifetime: 60s");
        String token = nobody.post(TOKEN, FORM + "&client_secret=emulator-secret")
                .body()
                .path("access_token")
                .asText();
        clock.passSeconds(59);
        assertEquals(200, nobody.withToken(token).get(PROD).status());
        clock.passSeconds(1);
        var late = nobody.withToken(token).get(PROD);
        assertEquals(401, late.status());
        assertEquals("ExpiredAuthenticationToken", late.code());
    }

    @Test
    void refusalsAreWordedAsEntraWordsThem() {
        refused(401, "invalid_client", 7000215, nobody.post(TOKEN, FORM + "&client_secret=wrong"));
        refused(401, "invalid_client", 7000218, nobody.post(TOKEN, FORM));
        refused(400, "unauthorized_client", 700016, nobody.post(TOKEN, FORM.replace(PIPELINE, "unknown")));
        refused(
                400,
                "unsupported_grant_type",
                70003,
                nobody.post(TOKEN, FORM.replace("client_credentials", "password")));
        refused(400, "invalid_request", 90002, nobody.post(TOKEN.replace(TENANT, "elsewhere"), FORM));
        refused(400, "invalid_request", 90002, nobody.get("/elsewhere/v2.0/.well-known/openid-configuration?"));
    }

    @Test
    void anAssertionIsCheckedAgainstTheFederatedCredentials() {
        emulator.apply("""
                principals:
                  pipeline:
                    federated:
                      - issuer: https://token.actions.githubusercontent.com
                        subject: repo:contoso/ml:ref:refs/heads/main
                """);
        String good = assertion("repo:contoso/ml:ref:refs/heads/main", "api://AzureADTokenExchange", 300);
        assertEquals(200, nobody.post(TOKEN, FORM + good).status());
        refused(
                401,
                "invalid_client",
                70021,
                nobody.post(TOKEN, FORM + assertion("repo:other/ml", "api://AzureADTokenExchange", 300)));
        refused(
                401,
                "invalid_client",
                70021,
                nobody.post(TOKEN, FORM + assertion("repo:contoso/ml:ref:refs/heads/main", "other", 300)));
        clock.passSeconds(301);
        refused(401, "invalid_client", 700024, nobody.post(TOKEN, FORM + good));
    }

    @Test
    void withoutFederatedCredentialsAnyAssertionWillDo() {
        assertEquals(
                200,
                nobody.post(TOKEN, FORM + assertion("anything", "any", 300)).status());
        refused(401, "invalid_client", 50027, nobody.post(TOKEN, FORM + "&client_assertion=no-jwt"));
    }

    @Test
    void discoveryLeadsToTheTokenEndpoint() {
        var configuration = nobody.get("/" + TENANT + "/v2.0/.well-known/openid-configuration?");
        assertEquals(
                emulator.url() + "/" + TENANT + "/oauth2/v2.0/token",
                configuration.body().path("token_endpoint").asText());
        assertEquals(
                emulator.url() + "/" + TENANT + "/v2.0",
                configuration.body().path("issuer").asText());
        assertEquals(
                200,
                nobody.get("/" + TENANT + "/.well-known/openid-configuration?").status());
        assertEquals(
                200, nobody.get("/common/discovery/instance?api-version=1.1").status());
    }

    @Test
    void aManagedIdentityTakesItsTokenFromTheInstanceMetadata() throws Exception {
        String path = "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/";
        assertEquals(400, nobody.get(path).status());
        var answer = metadata(path);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"expires_in\":\"3599\""), answer.body());
        assertTrue(answer.body().contains("22222222-2222-2222-2222-222222222224"), answer.body());
        assertEquals(200, metadata(path + "&mi_res_id=" + Client.ID_WORKSPACE).statusCode());
        assertEquals(400, metadata(path + "&client_id=unknown").statusCode());
    }

    @Test
    void resourceManagerTellsWhyItRefusesAToken() {
        var none = nobody.get(PROD);
        assertEquals(401, none.status());
        assertEquals("AuthenticationFailed", none.code());
        assertTrue(
                none.header("WWW-Authenticate").startsWith("Bearer authorization_uri="),
                none.header("WWW-Authenticate"));
        assertEquals(
                "InvalidAuthenticationToken",
                nobody.withToken("a.b.c").get(PROD).code());
        String forged = emulator.token(PIPELINE).replaceFirst("\\.[^.]*$", ".AAAA");
        assertEquals(
                "InvalidAuthenticationToken", nobody.withToken(forged).get(PROD).code());
        String vault = nobody.post(
                        TOKEN,
                        FORM.replace("management.azure.com", "vault.azure.net") + "&client_secret=emulator-secret")
                .body()
                .path("access_token")
                .asText();
        assertEquals(
                "InvalidAuthenticationTokenAudience",
                nobody.withToken(vault).get(PROD).code());
    }

    @Test
    void aTokenOfAnotherTenantIsRefused() {
        emulator.apply("""
                tenants: {fabrikam: {id: 99999999-0000-0000-0000-000000000000}}
                principals: {guest: {clientId: guest, tenant: fabrikam}}
                """);
        assertEquals(
                "InvalidAuthenticationTokenTenant",
                new Client(emulator, "guest").get(PROD).code());
    }

    @Test
    void theJournalKeepsNoSecrets() {
        String assertion = assertion("anything", "any", 300);
        nobody.post(TOKEN, FORM + "&client_secret=emulator-secret");
        nobody.post(TOKEN, FORM + assertion);
        new Client(emulator).get(PROD);
        assertFalse(emulator.requests().toString().contains("emulator-secret"));
        assertFalse(emulator.requests().toString().contains(assertion));
        assertEquals("Bearer", emulator.requests().get(2).headers().get("authorization"));
    }

    private HttpResponse<String> metadata(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(emulator.url() + path)).header("Metadata", "true");
        return Client.http(emulator).send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String assertion(String subject, String audience, long seconds) {
        long now = clock.instant().getEpochSecond();
        String claims = "{\"iss\": \"https://token.actions.githubusercontent.com\", \"sub\": \"" + subject
                + "\", \"aud\": \"" + audience + "\", \"nbf\": " + now + ", \"exp\": " + (now + seconds) + "}";
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return "&client_assertion=" + encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
                + "." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl";
    }

    private static void refused(int status, String error, int code, Client.Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        assertEquals(error, answer.body().path("error").asText());
        assertEquals(code, answer.body().path("error_codes").path(0).asInt());
        assertTrue(answer.body().path("error_description").asText().startsWith("AADSTS" + code + ": "));
        assertTrue(answer.body().has("trace_id") && answer.body().has("correlation_id"));
    }
}
