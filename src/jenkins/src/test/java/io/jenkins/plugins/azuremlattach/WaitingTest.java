package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a wait costs, and how it is ended. */
@WithJenkins
class WaitingTest {
    private static final String WAIT = "Azure to provision the compute";

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
        azure = AzureLab.start("{provisioning: {duration: 30m}, rateLimits: {enabled: false}}", clock);
        azure.configure();
    }

    @AfterEach
    void stop() {
        azure.close();
        clock.close();
    }

    @Test
    void anAbortSaysWhatGoesOnInAzureAndEndsTheWait() throws Exception {
        WorkflowRun build = waiting(AzureLab.attach("aborted", ""), 1);
        String status =
                ((CpsFlowExecution) build.getExecution()).getThreadDump().toString();
        assertTrue(status.contains("waiting for " + WAIT), status);
        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("azureMlDetach(subscriptionId: '" + AzureLab.SUBSCRIPTION, build);
        assertEquals("aborted", AzureLab.records(build).get(0).getStatus());
        assertNothingGoesOn();
    }

    @Test
    void aKilledBuildIsLeftAlone() throws Exception {
        WorkflowRun build = waiting(AzureLab.attach("killed", ""), 1);
        build.doKill();
        jenkins.waitForCompletion(build);
        assertTrue(clock.pending() > 0, "nobody tells a killed attach");
        assertNothingGoesOn();
    }

    @Test
    void anAbortOfAFleetNamesWhatWasChanged() throws Exception {
        WorkflowRun build = waiting(FleetStepTest.attach("maxParallel: 2", "one", "two", "three"), 2);
        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Aborted when 0 of 3 had finished", build);
        jenkins.assertLogContains("computeName: 'one')", build);
        jenkins.assertLogNotContains("computeName: 'three')", build);
        assertEquals(
                List.of("aborted", "aborted", "aborted"),
                AzureLab.records(build).stream().map(AttachRecord::getStatus).toList());
        assertNothingGoesOn();
    }

    @Test
    void aWaitEndsWhenTimeIsUp() throws Exception {
        WorkflowRun build = waiting(AzureLab.attach("late", "timeout: '20m'"), 1);
        AzureLab.finish(jenkins, clock, build);
        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains("1200 s", build);
        jenkins.assertLogContains("exit code 5", build);
    }

    @Test
    void aCredentialThatIsDeletedEndsTheBuildWhenItsTokenHasRunOut() throws Exception {
        azure.emulator().apply("provisioning: {duration: 5h}");
        WorkflowRun build = waiting(AzureLab.attach("left", "timeout: '6h'"), 1);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        AzureLab.finish(jenkins, clock, build);
        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains("this job can see no credential with that id", build);
        jenkins.assertLogNotContains("trying again", build);
        jenkins.assertLogNotContains("exit code 5", build);
    }

    @Test
    void twoHundredWaitsShareAFewThreads() throws Exception {
        int before = threads().size();
        WorkflowRun build = waiting(
                "def all = [:]\nfor (int i = 0; i < 200; i++) { def name = \"many-${i}\"\n" + "all[name] = { "
                        + AzureLab.attach("many", "preflight: 'off'").replace("'many'", "name")
                        + " } }\nparallel all",
                200);
        List<String> all = threads();
        List<String> ours = all.stream()
                .filter(name -> name.startsWith(AttachThreads.NAME + " ["))
                .toList();
        assertTrue(ours.size() <= AttachThreads.MAX_PER_LANE, ours.toString());
        assertTrue(all.size() < before + 100, before + " threads became " + all);
        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertNothingGoesOn();
    }

    /** The threads of the controller, without those of the emulator beside it. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("emulator"))
                .toList();
    }

    private void assertNothingGoesOn() throws Exception {
        int requests = azure.emulator().requests().size();
        while (clock.pending() > 0) {
            clock.step();
        }
        assertEquals(requests, azure.emulator().requests().size(), "somebody still looks");
    }

    private WorkflowRun waiting(String script, int attaches) throws Exception {
        WorkflowRun build = AzureLab.job(jenkins, script).scheduleBuild2(0).waitForStart();
        clock.stepUntil(() -> waits(build).count() == attaches);
        return build;
    }

    private static Stream<AttachRecord> waits(WorkflowRun build) {
        return AzureLab.records(build).stream().filter(record -> WAIT.equals(record.getWaitingFor()));
    }
}
