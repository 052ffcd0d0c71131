package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.action.Golden;
import io.github.azuremlattach.action.Job;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "--namespace, ..",
        "--no-such-option, x",
        "--output, xml",
        "--client-secret, x",
        "--resource-id, /subscriptions/x"
    })
    void aRunThatIsRefusedLeavesNoReportOfTheRunBefore(String option, String value) throws Exception {
        String report = shell.path("r.json");
        assertEquals(0, shell.run("attach", "--report", report));
        assertEquals("attached", AttachReport.parse(shell.file("r.json")).outcome());

        assertEquals(2, shell.words("attach", "--report=" + report, option + "=" + value));

        AttachReport refused = AttachReport.parse(shell.file("r.json"));
        assertEquals(2, refused.exitCode());
        assertFalse(refused.changed());
    }

    @Test
    void aFileThatIsNoReportIsNoneToReplace() throws Exception {
        Files.writeString(Path.of(shell.path("notes.txt")), "mine");
        assertEquals(2, shell.words("attach", "--report=" + shell.path("notes.txt"), "--no-such-option"));
        assertEquals("mine", shell.file("notes.txt"));
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
