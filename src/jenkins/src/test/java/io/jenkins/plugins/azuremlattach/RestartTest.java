package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Executor;
import hudson.model.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The controller goes away in the middle of an attach, and the attach goes on. */
class RestartTest {
    private static final String ROLES =
            "identityType: 'SystemAssigned', computeRoles: ['AcrPull @ registry', 'Storage Blob Data Reader @ storage']";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final MovableClock clock = MovableClock.start();
    /** A role counts at once, since one that counts late would have a compute attached twice. */
    private final AzureLab azure =
            AzureLab.start("{provisioning: {duration: 25s}, replicationAttempts: 2, roleEffectDelay: 0s}", clock);

    @AfterEach
    void stop() {
        azure.close();
        clock.close();
    }

    @Test
    void beforeThePut() throws Throwable {
        restart(AzureLab.attach("patient", ROLES), waitsFor("the attach to be accepted"));
        assertEquals(1, azure.puts("patient"));
    }

    @Test
    void whileAzureProvisions() throws Throwable {
        restart(
                AzureLab.attach("patient", "identityType: 'SystemAssigned'"),
                waitsFor("Azure to provision the compute"));
        assertEquals(1, azure.puts("patient"));
    }

    @Test
    void whileTheWorkspaceIsGrantedItsRoles() throws Throwable {
        restart(
                AzureLab.attach("patient", ROLES).replace("'ml-prod'", "'ml-uai'"),
                waitsFor("the workspace identity's roles"));
        assertEquals(1, azure.puts("patient"));
    }

    @Test
    void whileTheComputeIsGrantedItsRoles() throws Throwable {
        restart(AzureLab.attach("patient", ROLES), build -> azure.emulator().requests().stream()
                .anyMatch(request -> request.status() == 400 && request.path().contains("/roleAssignments/")));
        assertEquals(1, azure.puts("patient"));
        String principal = azure.emulator()
                .compute(AzureLab.WORKSPACE, "patient")
                .orElseThrow()
                .at("/identity/principalId")
                .asText();
        assertEquals(2, azure.emulator().roleAssignments(principal).size());
    }

    @Test
    void inTheMiddleOfAFleet() throws Throwable {
        restart(
                FleetStepTest.attach("maxParallel: 2", "first", "second", "third"),
                build -> AzureLab.records(build).stream()
                        .anyMatch(record -> record.getStatus().equals("attached")));
        for (String compute : new String[] {"first", "second", "third"}) {
            assertEquals(1, azure.puts(compute), compute);
        }
    }

    @Test
    void anAbortAfterACrashSaysWhatHadBeenChanged() throws Throwable {
        Predicate<WorkflowRun> moment = waitsFor("Azure to provision the compute");
        abortAfterACrash(AzureLab.attach("crashed", ""), moment, (jenkins, build) -> {
            jenkins.assertLogContains("accepted operations continue in Azure", build);
            jenkins.assertLogContains("Submitted: attach crashed to aks-1", build);
            jenkins.assertLogContains("computeName: 'crashed')", build);
            assertTrue(AzureLab.records(build).get(0).outcome().changed());
        });
    }

    @Test
    void anAbortAfterACrashCancelsTheJobThatHadBeenBegun() throws Throwable {
        azure.emulator().apply("jobs: {ends: Queued}");
        Predicate<WorkflowRun> moment = build -> carriedOut("/jobs/attach-crashed-.*") == 1;
        abortAfterACrash(AzureLab.attach("crashed", "verify: 'job'"), moment, (jenkins, build) -> {
            while (clock.pending() > 0) {
                clock.step();
            }
            assertEquals(1, carriedOut("/jobs/attach-crashed-.*/cancel"));
            jenkins.assertLogContains("Azure is asked to cancel job attach-crashed-", build);
        });
    }

    private long carriedOut(String write) {
        return azure.emulator().writes().stream()
                .filter(request -> request.carriedOut() && request.path().matches(".*" + write))
                .count();
    }

    private interface Expectation {
        void check(JenkinsRule jenkins, WorkflowRun build) throws Exception;
    }

    private void abortAfterACrash(String step, Predicate<WorkflowRun> moment, Expectation expectation)
            throws Throwable {
        sessions.then(jenkins -> {
            azure.configure();
            WorkflowRun build = AzureLab.job(jenkins, step).scheduleBuild2(0).waitForStart();
            clock.stepUntil(() -> moment.test(build));
        });
        clock.clear();
        loseTheRecord();
        sessions.then(jenkins -> {
            WorkflowRun build =
                    jenkins.jenkins.getAllItems(WorkflowJob.class).get(0).getBuildByNumber(1);
            // Jenkins loses an abort that comes before it has loaded the steps of the build, and runs it on its
            // executor.
            assertEquals(
                    1,
                    build.getExecutionPromise()
                            .get()
                            .getCurrentExecutions(true)
                            .get()
                            .size());
            Executor executor = build.getExecutor();
            while (executor == null || executor.getAsynchronousExecution() == null) {
                Thread.onSpinWait();
                executor = build.getExecutor();
            }
            executor.interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
            expectation.check(jenkins, build);
        });
    }

    /** The controller died before the records were saved for the last time. */
    private void loseTheRecord() throws IOException {
        try (Stream<Path> files = Files.walk(sessions.getHome().toPath().resolve("jobs"))) {
            Path records = files.filter(file -> file.endsWith("builds/1/azureml-attach/computes.xml"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(records);
            String stale = text.replaceFirst("<outcome>[^<]*</outcome>", "");
            assertNotEquals(text, stale);
            Files.writeString(records, stale);
        }
    }

    private static Predicate<WorkflowRun> waitsFor(String what) {
        return build -> AzureLab.records(build).stream().anyMatch(record -> what.equals(record.getWaitingFor()));
    }

    private void restart(String step, Predicate<WorkflowRun> moment) throws Throwable {
        sessions.then(jenkins -> {
            azure.configure();
            WorkflowJob job = AzureLab.job(jenkins, "echo 'got ' + " + step + ".outcome");
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            clock.stepUntil(() -> moment.test(build));
        });
        clock.clear();
        int before = azure.emulator().requests().size();
        sessions.then(jenkins -> goesOn(jenkins, before));
    }

    private void goesOn(JenkinsRule jenkins, int before) throws Exception {
        WorkflowRun build =
                jenkins.jenkins.getAllItems(WorkflowJob.class).get(0).getBuildByNumber(1);
        int attaches = AzureLab.records(build).size();
        assertEquals(before, azure.emulator().requests().size());
        AzureLab.finish(jenkins, clock, build);
        jenkins.assertBuildStatus(Result.SUCCESS, build);
        jenkins.assertLogContains("Resuming after a restart", build);
        jenkins.assertLogContains("got attached", build);
        assertEquals(attaches, AzureLab.records(build).size());
        assertFalse(AzureLab.records(build).stream().anyMatch(AttachRecord::isFailed));
    }
}
