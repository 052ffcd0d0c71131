package io.github.azuremlattach.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttachOutcomeTest {
    private static JsonNode json(AttachOutcome outcome) throws JsonProcessingException {
        return new ObjectMapper().readTree(outcome.toJson());
    }

    @Test
    void theReportHoldsWhatHappened() throws JsonProcessingException {
        JsonNode report = json(Samples.outcome("team-a", Kind.ATTACHED));
        assertEquals("team-a", report.path("name").asText());
        assertEquals("attached", report.path("outcome").asText());
        assertEquals(0, report.path("exitCode").asInt(-1));
        assertTrue(report.path("changed").asBoolean());
        assertEquals(
                List.of("attach", "grant"), report.path("plan").path("changes").findValuesAsText("kind"));
        assertEquals("done", report.path("changes").path(0).path("status").asText());
        assertEquals("refused", report.path("changes").path(1).path("status").asText());
        assertEquals("[\"careful\"]", report.path("warnings").toString());
        assertEquals(
                "[{\"stage\":\"look\",\"startMillis\":500,\"millis\":1250}]",
                report.path("timeline").toString());
        assertFalse(report.has("failure"));
    }

    @Test
    void theReportExplainsAFailure() throws JsonProcessingException {
        JsonNode report = json(Samples.outcome("team-a", Kind.FAILED, Optional.of(Samples.FAILURE)));
        assertEquals(
                "{\"kind\":\"refused\",\"code\":\"role-refused\",\"summary\":\"Azure said no.\",\"evidence\":[\"seen\"],"
                        + "\"azure\":[\"Forbidden: no.\"],\"advice\":[{\"cause\":\"It is stopped.\",\"remedy\":\"Start it.\","
                        + "\"commands\":[\"az aks start\"],\"link\":\"https://x\"}],\"correlationId\":\"c-1\"}",
                report.path("failure").toString());
        assertEquals(1, report.path("exitCode").asInt());
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeSucceedsUnlessItFailedOrHasNoVerdict(Kind kind) {
        boolean done = kind != Kind.UNFINISHED && kind != Kind.SKIPPED;
        assertEquals(done, Samples.outcome("a", kind).succeeded());
        assertFalse(Samples.outcome("a", kind, Optional.of(Samples.FAILURE)).succeeded());
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, 1, refused",
        "COMPUTE_FAILED, 1, compute-failed",
        "INVALID_INPUT, 2, invalid-input",
        "PREFLIGHT_FAILED, 3, preflight-failed",
        "DIFFERS, 4, differs",
        "TIMED_OUT, 5, timed-out",
        "INTERNAL, 70, internal"
    })
    void everyFailureHasItsExitCodeAndItsName(AttachFailure.Kind kind, int exitCode, String code) {
        AttachOutcome outcome = Samples.failed("a", kind);
        assertEquals(exitCode, outcome.exitCode());
        assertEquals(code, outcome.failure().orElseThrow().code());
    }

    @Test
    void theLengthOfARunIsTheEndOfItsLastStage() {
        assertEquals(1750, Samples.outcome("a", Kind.ATTACHED).millis());
    }

    @Test
    void onlyWhatWasChangedIsListed() {
        assertEquals(
                List.of("Attached team-a to aks-1, namespace a, identity trainer"),
                Samples.outcome("team-a", Kind.ATTACHED).changeLines());
    }

    @Test
    void wrongInputIsCounted() {
        assertEquals("1 input is wrong:", AttachFailure.invalid(List.of("x")).summary());
        AttachFailure two = AttachFailure.invalid(List.of("x", "y"));
        assertEquals("2 inputs are wrong:", two.summary());
        assertEquals(List.of("x", "y"), two.details());
    }
}
