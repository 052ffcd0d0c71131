package io.github.azuremlattach.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each event is one plain line, unless it is a plan. */
class EventsTest {

    @Test
    void eachEventReadsAsALine() {
        assertEquals("careful", new AttachEvent.Warned("careful").toString());
        assertEquals(
                "Created namespace a in aks-1",
                new AttachEvent.Changed(new ChangeResult(Samples.CREATE, ChangeResult.Status.DONE, "")).toString());
        assertEquals(
                "Provisioning state: Creating (after 61 s)",
                new AttachEvent.StateChanged("Creating", Duration.ofSeconds(61)).toString());
        assertEquals(
                "Still waiting for Azure: 60 s so far, 120 s left",
                new AttachEvent.Heartbeat("Azure", Duration.ofMinutes(1), Duration.ofMinutes(2)).toString());
        assertEquals(
                "HTTP 503; trying again in 4 s",
                new AttachEvent.Retrying("HTTP 503", Duration.ofSeconds(4)).toString());
        assertEquals("Plan: nothing to change.", new AttachEvent.Planned(Samples.plan()).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, ✓, false, true",
        "WARNING, !, false, false",
        "FAIL, ✗, true, false",
        "COULD_NOT_CHECK, ?, false, false"
    })
    void aVerdictHasASignThatMeansTheSameWithoutColour(
            Verdict.Result result, String sign, boolean failed, boolean passed) {
        Verdict verdict = Samples.verdict(result);
        assertEquals(sign + " cluster available: aks-1 is stopped", new AttachEvent.Checked(verdict).toString());
        assertEquals(failed, verdict.failed());
        assertEquals(passed, verdict.passed());
    }

    @Test
    void adviceIsOneLineWithItsCommands() {
        assertEquals("It is stopped. Start it. az aks start See https://x", Samples.ADVICE.toString());
        assertEquals("Ask for Reader.", Advice.remedy("Ask for Reader.").toString());
        assertTrue(Samples.verdict(Verdict.Result.FAIL).advice().isPresent());
        assertFalse(Samples.verdict(Verdict.Result.PASS).advice().isPresent());
    }
}
