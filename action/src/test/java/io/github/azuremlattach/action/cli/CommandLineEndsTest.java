package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.action.Golden;
import io.github.azuremlattach.action.Job;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import org.junit.jupiter.api.Test;

/** The last words of a program that was stopped, or that is at fault. */
class CommandLineEndsTest extends CommandLine {
    @Test
    void aFaultOfThisProgramIsOneSentenceAndCode70() throws Exception {
        shell.scheduledBy(pause -> {
            throw new StackOverflowError("too deep");
        });
        assertEquals(70, shell.run("attach", "--report=" + shell.path("r.json")));
        assertTrue(shell.out().endsWith("""
            ✗ This program met something that it was not made for.
              Seen     java.lang.StackOverflowError: too deep
              Do       Report it with the line above.
            """), shell.out());
        assertEquals(70, AttachReport.parse(shell.file("r.json")).exitCode());
    }

    @Test
    void aCancelledAttachSaysWhatGoesOn() throws Exception {
        shell.scheduledBy(pause -> {
            if (emulator.compute(Job.WORKSPACE, "team-a").isPresent()) {
                shell.cancel();
            }
            clock.pass(pause);
        });
        shell.run("attach", "--identity-type=SystemAssigned", "--report=" + shell.path("r.json"));
        Golden.check("cancel.txt", shell.out());
        AttachReport report = AttachReport.parse(shell.file("r.json"));
        AttachOutcome target = report.targets().get(0);
        assertTrue(report.cancelled() && report.changed());
        assertEquals("Creating", target.provisioningState());
        assertEquals(
                emulator.compute(Job.WORKSPACE, "team-a")
                        .orElseThrow()
                        .at("/identity/principalId")
                        .asText(),
                target.principalId());
    }
}
