package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A job proves the compute, and does not outlive the build that wants it. */
@WithJenkins
class VerifyJobTest {
    private static final String WAIT = "the job that proves the compute";
    private static final String NEVER_ENDS = "jobs: {ends: Queued}";

    private static JenkinsRule jenkins;

    private MovableClock clock;
    private AzureLab azure;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void start() throws Exception {
        clock = MovableClock.start();
        azure = AzureLab.start("{provisioning: {duration: 20s}, roleEffectDelay: 0s}", clock);
        azure.configure();
    }

    @AfterEach
    void stop() {
        azure.close();
        clock.close();
    }

    @Test
    void aComputeIsAttachedOnceItsJobHasCompleted() throws Exception {
        WorkflowRun build = AzureLab.job(
                        jenkins,
                        "def it = " + AzureLab.attach("proved", "verify: 'job'")
                                + "\necho \"got ${it.outcome} ${it.changes*.status}\"")
                .scheduleBuild2(0)
                .waitForStart();
        AzureLab.finish(jenkins, clock, build);
        jenkins.assertBuildStatus(Result.SUCCESS, build);
        jenkins.assertLogContains("got attached [done, done]", build);
        assertEquals(1, accepted("PUT", "/jobs/attach-proved-").size());
        assertEquals(0, accepted("POST", "/cancel").size());
    }

    @Test
    void anImageThatCannotBePulledFailsTheBuildAndNamesTheRole() throws Exception {
        azure.emulator()
                .apply("workspaces: {ml-prod: {discoveryUrl: '"
                        + azure.emulator().url() + "/discovery'}}");
        WorkflowRun build = AzureLab.job(
                        jenkins,
                        AzureLab.attach(
                                "unproved",
                                "identityType: 'SystemAssigned', verify: 'job',"
                                        + " verifyEnvironment: 'crmlprod.azurecr.io/smoke:1'"))
                .scheduleBuild2(0)
                .waitForStart();
        AzureLab.finish(jenkins, clock, build);
        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains("The job that should prove compute unproved failed.", build);
        jenkins.assertLogContains("Failed to pull image", build);
        jenkins.assertLogContains("AcrPull", build);
        jenkins.assertLogContains("exit code 1", build);
        assertEquals(
                "job-image-not-pulled",
                AzureLab.records(build).get(0).outcome().failure().orElseThrow().code());
    }

    @Test
    void anAbortCancelsTheJob() throws Exception {
        azure.emulator().apply(NEVER_ENDS);
        WorkflowRun build = waiting(AzureLab.attach("aborted", "verify: 'job'"), 1);
        abort(build);
        String path = accepted("PUT", "/jobs/").get(0).path();
        assertEquals(1, accepted("POST", path + "/cancel").size());
        jenkins.assertLogContains("Aborted while waiting for " + WAIT, build);
        jenkins.assertLogContains("Azure is asked to cancel job " + path.replaceAll(".*/", ""), build);
        jenkins.assertLogContains("Attached aborted to aks-1", build);
        jenkins.assertLogNotContains("  Submitted: verify", build);
    }

    @Test
    void anAbortOfAJobAloneSaysThatNothingWasChanged() throws Exception {
        AzureLab.finish(
                jenkins,
                clock,
                AzureLab.job(jenkins, AzureLab.attach("as-it-was", ""))
                        .scheduleBuild2(0)
                        .waitForStart());
        azure.emulator().apply(NEVER_ENDS);
        WorkflowRun build = waiting(AzureLab.attach("as-it-was", "verify: 'job'"), 1);
        abort(build);
        jenkins.assertLogContains("Azure is asked to cancel job attach-as-it-was-", build);
        jenkins.assertLogContains("This build has changed nothing in Azure.", build);
        assertFalse(AzureLab.records(build).get(0).outcome().changed());
    }

    @Test
    void anAbortOfAFleetCancelsEachJob() throws Exception {
        azure.emulator().apply(NEVER_ENDS);
        WorkflowRun build = waiting(FleetStepTest.attach("verify: 'job'", "one", "two"), 2);
        abort(build);
        assertEquals(2, accepted("POST", "/cancel").size());
        jenkins.assertLogContains("one: Azure is asked to cancel job attach-one-", build);
        jenkins.assertLogContains("two: Azure is asked to cancel job attach-two-", build);
    }

    private void abort(WorkflowRun build) throws Exception {
        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        while (clock.pending() > 0) {
            clock.step();
        }
    }

    private List<RecordedRequest> accepted(String method, String path) {
        return azure.emulator().requests().stream()
                .filter(request -> request.method().equals(method) && request.carriedOut())
                .filter(request -> request.path().contains(path))
                .toList();
    }

    private WorkflowRun waiting(String script, int jobs) throws Exception {
        WorkflowRun build = AzureLab.job(jenkins, script).scheduleBuild2(0).waitForStart();
        clock.stepUntil(() -> accepted("PUT", "/jobs/").size() == jobs
                && AzureLab.records(build).stream().allMatch(record -> WAIT.equals(record.getWaitingFor())));
        assertTrue(build.isBuilding());
        return build;
    }
}
