package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LostReplacementTest {
    /** The compute was detached, the answer to the attach was lost, and the time is up: nobody knows whether it is there. */
    @Test
    void isNotCalledDetached() {
        try (Rig rig = Rig.with("")) {
            rig.run("description", "before");
            rig.emulator.apply("faults: [{match: {method: PUT, path: '**/computes/*'}, fault: reset-after}]");
            AttachRun run = rig.attachment("description", "after", "on-difference", "replace", "timeout", "30m");
            boolean[] asleep = {false};
            AttachOutcome outcome = rig.finish(run, run.begin(), checkpoint -> {
                if (!asleep[0] && checkpoint.text().contains("\"unanswered\":true")) {
                    asleep[0] = true;
                    rig.clock.pass(Duration.ofHours(1));
                }
                return checkpoint;
            });

            assertTrue(asleep[0]);
            assertEquals(5, outcome.exitCode(), outcome.toJson());
            assertFalse(outcome.toJson().contains("has not been attached again"), outcome.toJson());
        }
    }
}
