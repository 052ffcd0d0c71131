package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.emulator.Emulator;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told to stop. */
class CancelTest {
    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private Job job;
    private GitHubAction run;

    @BeforeEach
    void start() throws Exception {
        job = new Job(folder, emulator, clock).withSecret();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void duringTheWaitItSaysWhatGoesOnAndHowToDetach() throws Exception {
        run = job.prepared(pause -> {
            if (emulator.compute(Job.WORKSPACE, "team-a").isPresent()) {
                run.cancel();
            }
            clock.pass(pause);
        });
        run.run();
        assertTrue(job.log().contains("Azure continues the operation; the compute was last seen Creating."), job.log());
        assertTrue(job.log()
                .contains("az ml compute detach --yes --name team-a --workspace-name ml-prod"
                        + " --resource-group rg-ml --subscription 00000000-0000-0000-0000-000000000000"));
        assertEquals("cancelled", job.outputs().get("outcome"));
        assertEquals("true", job.outputs().get("changed"));
        assertEquals("Creating", job.outputs().get("provisioning-state"));
        assertEquals(Job.WORKSPACE + "/computes/team-a", job.outputs().get("compute-id"));
        assertEquals(ActionMetadata.outputs().keySet(), job.outputs().keySet());
        assertTrue(job.summary().startsWith("## &#33; team-a cancelled\n"), job.summary());
        assertFalse(job.log().contains("Attached team-a"), job.log());
        AttachReport report = AttachReport.parse(job.file(job.outputs().get("report")));
        assertTrue(report.cancelled());
        assertEquals(AttachOutcome.Kind.UNFINISHED, report.targets().get(0).kind());
        assertEquals("Creating", report.targets().get(0).provisioningState());
    }

    @Test
    void theJobThatProvesTheComputeIsCancelled() throws Exception {
        emulator.apply("jobs: {ends: Queued}");
        job.with("verify", "job").environment("GITHUB_REPOSITORY", "contoso/models");
        run = job.prepared(pause -> {
            if (emulator.requests().stream().anyMatch(request -> request.path().contains("/jobs/"))) {
                run.cancel();
            }
            clock.pass(pause);
        });
        run.run();
        assertTrue(job.log().contains("the job was cancelled, since the run ended"), job.log());
        assertEquals(
                1,
                emulator.requests().stream()
                        .filter(request -> request.path().endsWith("/cancel") && request.carriedOut())
                        .count());
        assertTrue(emulator.requests().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().contains("/jobs/"))
                .allMatch(request -> request.body().contains("\"experimentName\":\"azureml-attach-contoso-models\"")
                        && request.body().contains("\"origin-repository\":\"contoso/models\"")));
        assertEquals("cancelled", job.outputs().get("outcome"));
    }

    @Test
    void beforeTheFirstChangeNothingGoesOn() throws Exception {
        job.prepared(clock::pass).cancel();
        assertTrue(job.log().contains("Nothing was changed in Azure."), job.log());
        assertEquals("cancelled", job.outputs().get("outcome"));
        assertEquals("false", job.outputs().get("changed"));
    }

    /** The program is told to stop between its start and its first request. */
    @Test
    void whoSaidThatNothingWasChangedChangesNothingAfterwards() throws Exception {
        run = job.prepared(clock::pass);
        run.cancel();

        String log = job.log();

        assertNotEquals(0, run.run());

        assertEquals(List.of(), emulator.requests());
        assertTrue(log.contains("Nothing was changed in Azure."), log);
        assertEquals(log, job.log());
    }

    @Test
    void afterTheEndTheResultStands() throws Exception {
        run = job.prepared(clock::pass);
        assertEquals(0, run.run());
        run.cancel();
        assertEquals("attached", job.outputs().get("outcome"));
        assertFalse(job.log().contains("Cancelled"), job.log());
    }

    /** With the JVM's own handling of signals, and the wall clock. */
    @Test
    void sigtermEndsTheProcessWithinFiveSeconds() throws Exception {
        Process process = job.process();
        StringBuilder log = new StringBuilder();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null && !line.contains("Creating"); line = out.readLine()) {
                log.append(line).append('\n');
            }
            Instant told = Instant.now();
            assertTrue(process.toHandle().destroy());
            assertTrue(process.waitFor(5, TimeUnit.SECONDS), log.toString());
            assertTrue(Duration.between(told, Instant.now()).toSeconds() < 5);
            assertEquals(143, process.exitValue(), log.toString());
            assertTrue(out.lines().anyMatch(line -> line.contains("az ml compute detach")), log.toString());
        }
        assertEquals("cancelled", job.outputs().get("outcome"));
    }
}
