package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import org.junit.jupiter.api.Test;

/** AcrPull that the compute's identity was granted a moment ago does not count yet when the first job pulls its image. */
class FreshImageRoleTest {
    private static final String[] PROVEN = {
        "identity-type", "SystemAssigned",
        "compute-roles", "AcrPull @ registry",
        "verify", "job",
        "verify-timeout", "1h",
        "verify-environment", "crmlprod.azurecr.io/smoke:1"
    };

    private static Rig rig(String delay) {
        Rig rig = Rig.with("roleEffectDelay: " + delay);
        rig.emulator.apply("workspaces: {ml-prod: {discoveryUrl: '" + rig.emulator.url() + "/discovery'}}");
        return rig;
    }

    private static long jobs(Rig rig) {
        return rig.accepted("PUT", "/jobs/").size();
    }

    @Test
    void anotherJobIsBegunUntilTheRoleCounts() {
        try (Rig rig = rig("4m")) {
            AttachOutcome outcome = rig.run(PROVEN);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertTrue(jobs(rig) > 1, "the first job failed");
            assertEquals(
                    jobs(rig) - 1,
                    rig.events.stream()
                            .filter(e -> e instanceof AttachEvent.Retrying r
                                    && r.why().contains("another job is begun"))
                            .count());
        }
    }

    @Test
    void soItIsWithARoleThatAnEarlierProcessGranted() {
        try (Rig rig = rig("4m")) {
            rig.until(rig.attachment(PROVEN), "PUT", "/roleAssignments/");

            AttachOutcome outcome = rig.run(PROVEN);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertTrue(jobs(rig) > 1, "the first job failed");
        }
    }

    @Test
    void aRoleThatIsTenMinutesOldIsNoReasonForAnotherJob() {
        try (Rig rig = rig("3h")) {
            AttachOutcome outcome = rig.run(PROVEN);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals("job-image-not-pulled", outcome.failure().orElseThrow().code(), outcome.toJson());
            assertTrue(jobs(rig) > 1, "it was tried again");
            assertTrue(outcome.millis() < 20 * 60_000, outcome.millis() + " ms");
        }
    }
}
