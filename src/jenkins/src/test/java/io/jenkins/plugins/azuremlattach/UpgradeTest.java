package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Builds that an earlier version of the plugin has saved: from before a step could attach many computes. */
class UpgradeTest {
    /** When the saved builds were made. */
    private static final Instant THEN = Instant.parse("2026-11-24T12:18:20Z");

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final MovableClock clock = MovableClock.start(THEN);
    private final AzureLab azure = AzureLab.start("provisioning: {duration: 25s}", clock);

    @AfterEach
    void stop() {
        azure.close();
        clock.close();
    }

    @Test
    void showsABuildThatHasEnded() throws Throwable {
        exchange("ended.zip");
        sessions.then(jenkins -> {
            WorkflowRun build = build(jenkins.jenkins);
            AttachRecord record = AzureLab.records(build).get(0);
            assertEquals("attached", record.getStatus());
            assertEquals("fast-old", record.getName());
            assertEquals("look", record.outcome().timeline().get(0).stage());
            assertEquals(
                    "attached",
                    BuildReport.of(build.getAction(AttachBuildAction.class)).outcome());
            String page =
                    AzureLab.browser(jenkins).getPage(build, "azureml-attach").asNormalizedText();
            assertTrue(page.contains("Attached compute fast-old to AKS cluster aks-1"), page);
        });
    }

    @Test
    void goesOnWithABuildThatWaits() throws Throwable {
        exchange("waiting.zip");
        sessions.then(jenkins -> {
            WorkflowRun build = build(jenkins.jenkins);
            AzureLab.finish(jenkins, clock, build);
            jenkins.assertBuildStatus(Result.SUCCESS, build);
            jenkins.assertLogContains("Resuming after a restart", build);
            // Version 1 saved that something had been changed, and not what.
            jenkins.assertLogContains("got updated", build);
        });
        assertEquals(1, azure.puts("old"));
    }

    /** Runs a build of today's, and puts one of then in its place while there is no controller. */
    private void exchange(String saved) throws Throwable {
        sessions.then(jenkins -> {
            azure.configure();
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "upgraded");
            job.setDefinition(new org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition(
                    "echo 'got ' + " + AzureLab.attach("old", "identityType: 'SystemAssigned'") + ".outcome", true));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            clock.stepUntil(() -> AzureLab.records(build).stream()
                    .anyMatch(record -> "Azure to provision the compute".equals(record.getWaitingFor())));
        });
        clock.clear();
        File folder = new File(sessions.getHome(), "jobs/upgraded/builds/1");
        FileUtils.deleteDirectory(folder);
        unzip(saved, folder.toPath());
    }

    private static void unzip(String name, Path folder) throws Exception {
        try (InputStream file = UpgradeTest.class.getResourceAsStream("UpgradeTest/" + name);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                assertTrue(target.startsWith(folder), entry.getName());
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (!entry.isDirectory()) {
                    Files.write(target, zip.readAllBytes());
                }
            }
        }
    }

    private static WorkflowRun build(jenkins.model.Jenkins jenkins) {
        return jenkins.getItemByFullName("upgraded", WorkflowJob.class).getBuildByNumber(1);
    }
}
