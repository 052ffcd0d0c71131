package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.Emulator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure carries a change out, and its answer is lost: nobody may say that nothing was changed. */
class LostAnswerTest {
    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private Job job;
    private GitHubAction run;

    @BeforeEach
    void start() throws Exception {
        emulator.apply("faults: [{match: {method: PUT, path: '**/computes/*'}, fault: reset-after}]");
        job = new Job(folder, emulator, clock).withSecret();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aFailureSaysThatItIsUnknown() throws Exception {
        run = job.prepared(pause -> {
            if (isAttached()) {
                emulator.apply("faults: [{match: {path: '**/computes/*'}, fault: 503}]");
            }
            clock.pass(pause);
        });
        assertEquals(1, run.run());
        check();
        assertTrue(job.log().contains("; it is unknown whether anything was changed.\n"), job.log());
    }

    @Test
    void aCancelledRunSaysThatItIsUnknown() throws Exception {
        run = job.prepared(pause -> {
            if (isAttached()) {
                run.cancel();
            }
            clock.pass(pause);
        });
        run.run();
        check();
        assertTrue(job.log().contains("Run it again to finish: it continues from what exists."), job.log());
        assertTrue(job.log().contains("az ml compute detach --yes --name team-a"), job.log());
    }

    private void check() throws Exception {
        assertTrue(isAttached());
        assertFalse(job.log().contains("othing was changed"), job.log());
        assertTrue(job.log().contains("Unknown: attach team-a to aks-1"), job.log());
        assertTrue(job.log().contains(": it is unknown whether Azure carried it out"), job.log());
        assertTrue(job.summary().contains("| ? | attach | "), job.summary());
    }

    private boolean isAttached() {
        return emulator.compute(Job.WORKSPACE, "team-a").isPresent();
    }
}
