package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is put back moves every time that a run keeps. */
class RunStateTest {
    private static final long NOW = 1_000_000;
    private static final long BACK = 60_000;

    private static RunState state() {
        RunState state = RunState.begin(NOW, 600_000);
        state.lastLook = NOW - 1;
        state.replannedAt = NOW - 2;
        state.silentSince = NOW - 3;
        state.rolesGrantedAt = NOW - 4;
        state.computeRolesGrantedAt = NOW - 7;
        state.step("attach").nextAt = NOW + 5;
        state.step("attach").since = NOW - 6;
        state.enter(Stage.PLAN, NOW);
        return state;
    }

    @Test
    void everyTimeMovesWithAClockThatIsPutBack() {
        RunState state = state();

        assertTrue(state.reckon(NOW - BACK));

        assertEquals(NOW - BACK, state.started);
        assertEquals(NOW - BACK, state.entered);
        assertEquals(NOW - BACK, state.lastNews);
        assertEquals(NOW - BACK + 600_000, state.deadline);
        assertEquals(NOW - BACK - 1, state.lastLook);
        assertEquals(NOW - BACK - 2, state.replannedAt);
        assertEquals(NOW - BACK - 3, state.silentSince);
        assertEquals(NOW - BACK - 4, state.rolesGrantedAt);
        assertEquals(NOW - BACK - 7, state.computeRolesGrantedAt);
        assertEquals(NOW - BACK + 5, state.step("attach").nextAt);
        assertEquals(NOW - BACK - 6, state.step("attach").since);
        assertEquals(NOW - BACK, state.laps.get(0).end());
    }

    @Test
    void aTimeThatIsNotKnownStaysUnknown() {
        RunState state = RunState.begin(NOW, 600_000);
        state.step("attach").since = 0;

        assertTrue(state.reckon(NOW - BACK));

        assertEquals(0, state.lastLook);
        assertEquals(0, state.replannedAt);
        assertEquals(0, state.silentSince);
        assertEquals(0, state.rolesGrantedAt);
        assertEquals(0, state.computeRolesGrantedAt);
        assertEquals(0, state.step("attach").since);
        assertEquals(0, state.step("attach").nextAt);
    }

    @Test
    void aClockThatGoesOnMovesNothing() {
        RunState state = state();

        assertFalse(state.reckon(NOW));
        assertFalse(state.reckon(NOW + BACK));

        assertEquals(NOW, state.started);
        assertEquals(NOW + 600_000, state.deadline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT20M", "-P2D"})
    void aRunThatNeverEndsTakesNoLongerThanItsTimeoutByAClockThatIsPutBack(Duration jump) {
        try (Rig rig = Rig.with("provisioning: {duration: 9h}")) {
            AttachRun run = rig.attachment("timeout", "30m");
            AtomicBoolean jumped = new AtomicBoolean();
            long begin = rig.clock.millis();

            AttachOutcome outcome = rig.finish(run, run.begin(), checkpoint -> {
                if (isProvisioning(checkpoint) && jumped.compareAndSet(false, true)) {
                    rig.clock.pass(jump);
                }
                return checkpoint;
            });

            long took = rig.clock.millis() - begin - jump.toMillis();
            assertEquals(5, outcome.exitCode(), outcome.toJson());
            assertTrue(took >= 29 * 60_000 && took <= 31 * 60_000, took + " ms");
        }
    }

    private static boolean isProvisioning(Checkpoint checkpoint) {
        return checkpoint.text().contains("PROVISIONING");
    }
}
