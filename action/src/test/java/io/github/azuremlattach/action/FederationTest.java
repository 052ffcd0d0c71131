package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by OpenID Connect, with the runner's ID tokens. */
class FederationTest {
    private static final String TRUSTED = """
            principals:
              pipeline:
                federated:
                  - issuer: https://token.actions.githubusercontent.com
                    subject: %s
            """;

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private TokenStandIn tokens;
    private Job job;

    @BeforeEach
    void start() throws IOException {
        tokens = new TokenStandIn(clock, Duration.ofMinutes(5));
        job = new Job(folder, emulator, clock).withIdTokens(tokens);
        emulator.apply(TRUSTED.formatted(TokenStandIn.SUBJECT));
    }

    @AfterEach
    void close() {
        tokens.close();
        emulator.close();
    }

    @Test
    void idsAloneAreEnoughAndTheChoiceIsPrinted() throws Exception {
        assertEquals(0, job.run(), job.log());
        assertEquals("attached", job.outputs().get("outcome"));
        assertTrue(job.log().contains("Sign-in: oidc, since tenant-id is given, but neither a secret"), job.log());
        assertEquals(
                "api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange",
                tokens.queries().get(0));
    }

    @Test
    void aTokenIsMaskedBeforeAnythingElseHappensToIt() throws Exception {
        job.environment("RUNNER_DEBUG", "1").run();
        String token = tokens.issued().get(0);
        String mask = "::add-mask::" + token;
        assertTrue(job.log().indexOf(mask) < job.log().indexOf("/oauth2/v2.0/token"), job.log());
        assertFalse(job.log().replace(mask, "").contains(token));
    }

    @Test
    void anAttachMayOutliveItsFirstAssertion() throws Exception {
        emulator.apply("{tokenLifetime: 10m, provisioning: {duration: 40m}}");
        assertEquals(0, job.run(), job.log());
        assertEquals("attached", job.outputs().get("outcome"));
        assertTrue(
                tokens.issued().size() >= 4,
                "ID tokens issued: " + tokens.issued().size());
        assertNotEquals(tokens.issued().get(0), tokens.issued().get(1));
        assertTrue(emulator.requests().stream().noneMatch(request -> request.status() == 401));
    }

    @Test
    void aStrangerIsToldWhomTheTokenSpokeOf() throws Exception {
        emulator.apply(TRUSTED.formatted("repo:contoso/other:ref:refs/heads/main"));
        assertEquals(1, job.run());
        assertTrue(
                job.log().contains("The ID token's issuer is https://token.actions.githubusercontent.com"), job.log());
        assertTrue(job.log().contains("The ID token's subject is " + TokenStandIn.SUBJECT));
        assertTrue(job.log().contains("The ID token's audience is api://AzureADTokenExchange"));
        assertTrue(job.log().contains("federated credential"));
        assertEquals("failed", job.outputs().get("outcome"));
    }

    @Test
    void withoutThePermissionTheLineToAddIsNamed() throws Exception {
        job.environment("ACTIONS_ID_TOKEN_REQUEST_URL", "");
        assertEquals(2, job.run());
        assertTrue(job.log().contains("add 'id-token: write' under 'permissions:'"), job.log());
        assertEquals("failed", job.outputs().get("outcome"));
    }

    @Test
    void aForkIsToldThatItIsOne() throws Exception {
        Path event = folder.resolve("event.json");
        Files.writeString(event, "{\"pull_request\": {\"head\": {\"repo\": {\"full_name\": \"mallory/ml\"}}}}");
        job.environment("ACTIONS_ID_TOKEN_REQUEST_URL", "")
                .environment("GITHUB_EVENT_PATH", event.toString())
                .environment("GITHUB_REPOSITORY", "contoso/ml");
        assertEquals(2, job.run());
        assertTrue(job.log().contains("the fork mallory/ml"), job.log());
    }

    @Test
    void aRefusalOfTheRunnerEndsTheRunAndAFailureIsRetried() throws Exception {
        tokens.refuse(403);
        assertEquals(1, job.run());
        assertTrue(job.log().contains("The runner's endpoint for ID tokens answered HTTP 403."), job.log());
        int asked = tokens.queries().size();
        tokens.refuse(503);
        assertEquals(1, job.run());
        assertTrue(
                tokens.queries().size() > asked + 2, "asked " + tokens.queries().size());
    }
}
