package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.IdTokenException;
import io.github.azuremlattach.core.signin.IdTokens;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A sign-in costs one request, whatever comes of it. */
class SignInTest {
    /** Issues tokens and counts them. */
    private static final class Counted implements IdTokens {
        private final AtomicInteger issued = new AtomicInteger();
        private boolean broken;

        @Override
        public String issue(String audience) {
            issued.incrementAndGet();
            if (broken) {
                throw new IdTokenException("No token today.", false);
            }
            long now = Instant.parse("2026-03-01T09:00:00Z").getEpochSecond();
            String claims = "{\"iss\":\"https://token.example\",\"sub\":\"repo:one\",\"aud\":\"" + audience
                    + "\",\"nbf\":" + (now - 60) + ",\"exp\":" + (now + 36000) + "}";
            return encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + "." + encoded("signature");
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.empty();
        }

        private static String encoded(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static AttachOutcome run(Rig rig, IdTokens tokens, String... given) {
        Map<String, String> values = rig.settings(given);
        values.remove("client-secret");
        AttachSettings settings = AttachSettings.of(values);
        SignInEnvironment environment = new SignInEnvironment(tokens, "", rig.clock, line -> {});
        AttachRun run = AttachRun.of(
                AttachRequest.from(settings),
                AzureConnector.in(environment, settings, "azureml-attach/test").access(),
                rig.clock,
                rig.events::add);
        return rig.finish(run, run.begin());
    }

    @Test
    void aRefusedSecretIsSentOnce() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("client-secret", "not-the-secret");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.requests("POST", "/token").size());
        }
    }

    @Test
    void anAuthorityThatIsDownIsAskedOncePerTry() {
        try (Rig rig = Rig.with("faults: [{match: {path: '**/token'}, fault: {status: 503}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            int asked = rig.requests("POST", "/token").size();
            assertTrue(asked >= 1 && asked <= 6, asked + " requests for a token");
            assertFalse(outcome.toJson().contains("Exception"), outcome.toJson());
            assertEquals(
                    5,
                    rig.events.stream()
                            .filter(AttachEvent.Retrying.class::isInstance)
                            .count(),
                    rig.events + "");
        }
    }

    @Test
    void aGoodRunTakesNoMoreThanTwoIdTokens() {
        try (Rig rig = Rig.standard()) {
            Counted tokens = new Counted();
            AttachOutcome outcome = run(rig, tokens);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertTrue(tokens.issued.get() <= 2, tokens.issued.get() + " ID tokens");
        }
    }

    @Test
    void oneIdTokenThatIsRefusedIsEnough() {
        try (Rig rig =
                Rig.with("principals: {pipeline: {federated: [{issuer: https://other.example, subject: other}]}}")) {
            Counted tokens = new Counted();
            AttachOutcome outcome = run(rig, tokens);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(1, tokens.issued.get());
            assertEquals(1, rig.requests("POST", "/token").size());
            assertTrue(outcome.toJson().contains("The ID token's subject is repo:one"), outcome.toJson());
        }
    }

    @Test
    void theLackOfAnIdTokenIsToldWithoutAStatus() {
        try (Rig rig = Rig.standard()) {
            Counted tokens = new Counted();
            tokens.broken = true;
            AttachOutcome outcome = run(rig, tokens);

            assertEquals(1, tokens.issued.get());
            assertTrue(outcome.toJson().contains("No token today."), outcome.toJson());
            assertFalse(outcome.toJson().contains("HTTP 401"), outcome.toJson());
        }
    }

    @Test
    void aTokenThatIsRefusedForgetsNothingThatWasRefusedBefore() {
        try (Rig rig = Rig.with("faults: [{match: {path: '**/workspaces/ml-prod', first: 1}, fault: {status: 401}}]")) {
            Instant start = rig.clock.instant();
            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(2, rig.requests("POST", "/token").size());
            assertTrue(Duration.between(start, rig.clock.instant()).toMinutes() < 2);
        }
    }
}
