package io.github.azuremlattach.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttachOutcomeTest {
    private static final Advice ADVICE = new Advice("It is stopped.", "Start it.", "https://x");

    private static AttachOutcome outcome(Kind kind, Optional<AttachFailure> failure) {
        return new AttachOutcome(
                kind,
                "/c",
                "Succeeded",
                "p-1",
                true,
                Optional.of(new AttachPlan("/c", List.of(), List.of(), List.of())),
                List.of("attached"),
                List.of("careful"),
                List.of(new AttachOutcome.Span("look", Duration.ofMillis(500), Duration.ofMillis(1250))),
                "https://portal",
                failure);
    }

    private static JsonNode json(AttachOutcome outcome) throws JsonProcessingException {
        return new ObjectMapper().readTree(outcome.toJson());
    }

    private static int exitCode(AttachFailure failure) {
        return outcome(Kind.FAILED, Optional.of(failure)).exitCode();
    }

    @Test
    void theReportHoldsWhatHappened() throws JsonProcessingException {
        JsonNode report = json(outcome(Kind.ATTACHED, Optional.empty()));
        assertEquals("attached", report.path("outcome").asText());
        assertEquals(0, report.path("exitCode").asInt(-1));
        assertEquals("/c", report.path("computeId").asText());
        assertEquals("Succeeded", report.path("provisioningState").asText());
        assertEquals("p-1", report.path("principalId").asText());
        assertTrue(report.path("changed").asBoolean());
        assertEquals("https://portal", report.path("portalLink").asText());
        assertEquals("[\"attached\"]", report.path("changes").toString());
        assertEquals("[\"careful\"]", report.path("warnings").toString());
        assertEquals(
                "[{\"stage\":\"look\",\"startSeconds\":0.5,\"seconds\":1.25}]",
                report.path("timeline").toString());
        assertEquals("/c", report.path("plan").path("computeId").asText());
        assertFalse(report.has("failure"));
    }

    @Test
    void theReportExplainsAFailure() throws JsonProcessingException {
        AttachFailure failure =
                new AttachFailure.Refused("Azure said no.", List.of("Forbidden"), List.of(ADVICE), Optional.of("c-1"));
        JsonNode report = json(outcome(Kind.FAILED, Optional.of(failure)));
        assertEquals(
                "{\"summary\":\"Azure said no.\",\"details\":[\"Forbidden\"],\"advice\":[{\"cause\":\"It is stopped.\","
                        + "\"remedy\":\"Start it.\",\"link\":\"https://x\"}],\"correlationId\":\"c-1\"}",
                report.path("failure").toString());
        assertEquals(1, report.path("exitCode").asInt());
    }

    @Test
    void anOutcomeSucceedsUnlessItCarriesAFailure() {
        assertTrue(outcome(Kind.UNCHANGED, Optional.empty()).succeeded());
        assertEquals(0, outcome(Kind.UNCHANGED, Optional.empty()).exitCode());
        assertFalse(outcome(Kind.FAILED, Optional.of(new AttachFailure.InvalidSettings(List.of("x"))))
                .succeeded());
    }

    @Test
    void everyFailureHasItsExitCode() {
        List<String> none = List.of();
        List<Advice> advice = List.of();
        assertEquals(1, exitCode(new AttachFailure.Refused("s", none, advice, Optional.empty())));
        assertEquals(1, exitCode(new AttachFailure.ComputeFailed("s", none, advice, Optional.empty())));
        assertEquals(2, exitCode(new AttachFailure.InvalidSettings(List.of("x"))));
        assertEquals(3, exitCode(new AttachFailure.PreflightFailed("s", none, advice)));
        assertEquals(4, exitCode(new AttachFailure.Differs("s", none, advice)));
        assertEquals(5, exitCode(new AttachFailure.TimedOut("s", none, advice)));
    }

    @Test
    void aFailureWithoutAnAnswerHasNoCorrelationId() {
        assertEquals(Optional.empty(), new AttachFailure.TimedOut("s", List.of(), List.of()).correlationId());
        assertEquals("One parameter is wrong.", new AttachFailure.InvalidSettings(List.of("x")).summary());
    }
}
