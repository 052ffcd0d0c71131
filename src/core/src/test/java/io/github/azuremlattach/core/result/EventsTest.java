package io.github.azuremlattach.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each event is one plain line, unless it is a plan. */
class EventsTest {

    @Test
    void eachEventReadsAsALine() {
        assertEquals("careful", new AttachEvent.Warned("careful").toString());
        assertEquals("granted", new AttachEvent.Changed("granted").toString());
        assertEquals(
                "Provisioning state: Creating (after 61 s)",
                new AttachEvent.StateChanged("Creating", Duration.ofSeconds(61)).toString());
        assertEquals(
                "Still waiting for Azure: 60 s so far, 120 s left",
                new AttachEvent.Heartbeat("Azure", Duration.ofMinutes(1), Duration.ofMinutes(2)).toString());
        assertEquals(
                "HTTP 503; trying again in 4 s",
                new AttachEvent.Retrying("HTTP 503", Duration.ofSeconds(4)).toString());
        assertEquals(
                "Plan: nothing to change.",
                new AttachEvent.Planned(new AttachPlan("/c", List.of(), List.of(), List.of())).toString());
    }

    @Test
    void aVerdictThatCouldNotLookIsNeitherAPassNorAFailure() {
        Advice advice = Advice.remedy("Ask for Reader.");
        Verdict blind = Verdict.couldNotCheck("namespace", "forbidden", advice);
        assertFalse(blind.failed());
        assertEquals("namespace: could not check - forbidden", new AttachEvent.Checked(blind).toString());
        assertEquals("Ask for Reader.", blind.advice().orElseThrow().toString());
        assertTrue(Verdict.fail("namespace", "missing", advice).failed());
        assertEquals(
                "namespace: fail - missing",
                Verdict.fail("namespace", "missing", advice).toString());
        assertFalse(Verdict.pass("namespace", "there").failed());
        assertTrue(Verdict.pass("namespace", "there").advice().isEmpty());
    }
}
