package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a wait costs, and how it is ended. */
@WithJenkins
class WaitingTest {
    private AzureLab azure;
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        azure = AzureLab.start("{provisioning: {duration: 30m}, rateLimits: {enabled: false}}");
        azure.configure();
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void anAbortSaysWhatGoesOnInAzure() throws Exception {
        WorkflowRun build = begin(AzureLab.attach("aborted", ""));
        RestartTest.await(
                () -> azure.emulator().compute(AzureLab.WORKSPACE, "aborted").isPresent());
        jenkins.waitForMessage("Provisioning state: Creating", build);
        CpsFlowExecution execution = (CpsFlowExecution) build.getExecution();
        String status = execution.getThreadDump().toString();
        assertTrue(status.contains("waiting for Azure to provision the compute"), status);
        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        jenkins.assertLogContains("azureMlDetach(subscriptionId: '" + AzureLab.SUBSCRIPTION, build);
        assertEquals(
                "aborted",
                build.getAction(AttachBuildAction.class).getRecords().get(0).getStatus());
        int requests = azure.emulator().requests().size();
        Thread.sleep(8000);
        assertEquals(requests, azure.emulator().requests().size(), "an aborted attach still looks");
    }

    @Test
    void aKilledBuildIsLeftAlone() throws Exception {
        WorkflowRun build = begin(AzureLab.attach("killed", ""));
        jenkins.waitForMessage("Provisioning state: Creating", build);
        build.doKill();
        jenkins.waitForCompletion(build);
        Thread.sleep(1000);
        int requests = azure.emulator().requests().size();
        Thread.sleep(8000);
        assertEquals(requests, azure.emulator().requests().size(), "a killed attach still looks");
    }

    @Test
    void twoHundredWaitsShareAFewThreads() throws Exception {
        WorkflowRun build = begin("def all = [:]\nfor (int i = 0; i < 200; i++) { def name = \"many-${i}\"\n"
                + "all[name] = { "
                + AzureLab.attach("many", "preflight: 'off'").replace("'many'", "name")
                + " } }\nparallel all");
        RestartTest.await(Duration.ofMinutes(8), () -> computes() == 200);
        String dump = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.joining("\n"));
        long ours =
                dump.lines().filter(name -> name.contains(AttachThreads.NAME)).count();
        assertTrue(ours <= AttachThreads.MOST, ours + " threads");
        assertFalse(Thread.activeCount() > 150, Thread.activeCount() + " threads in all");
        build.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    }

    private long computes() {
        return azure.emulator().writes().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().contains("/computes/many-"))
                .count();
    }

    private WorkflowRun begin(String script) throws Exception {
        WorkflowJob job = AzureLab.job(jenkins, script);
        return job.scheduleBuild2(0).waitForStart();
    }
}
