package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The controller goes away in the middle of an attach, and the attach goes on. */
class RestartTest {
    private static final String ROLES = "identityType: 'SystemAssigned', computeRoles: ['AcrPull @ registry']";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private AzureLab azure;

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void whileAzureProvisions() throws Throwable {
        azure = AzureLab.start("provisioning: {duration: 25s}");
        restart(() -> azure.emulator().compute(AzureLab.WORKSPACE, "patient").isPresent());
        assertEquals(1, puts());
    }

    @Test
    void beforeThePut() throws Throwable {
        azure = AzureLab.start("latency: 2s");
        restart(() -> azure.emulator().requests().stream()
                .anyMatch(request -> request.path().contains("/workspaces/ml-prod")));
        assertEquals(1, puts());
    }

    private void restart(BooleanSupplier moment) throws Throwable {
        sessions.then(jenkins -> {
            azure.configure();
            WorkflowJob job = AzureLab.job(jenkins, "echo 'got ' + " + AzureLab.attach("patient", ROLES) + ".outcome");
            job.scheduleBuild2(0).waitForStart();
            await(moment);
        });
        sessions.then(jenkins -> {
            WorkflowRun build =
                    jenkins.jenkins.getAllItems(WorkflowJob.class).get(0).getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(build));
            jenkins.assertLogContains("Going on after a restart", build);
            jenkins.assertLogContains("got attached", build);
            assertEquals(
                    1, build.getAction(AttachBuildAction.class).getRecords().size());
            assertTrue(azure.emulator().roleAssignments().stream()
                    .anyMatch(one -> one.toString().contains("ServicePrincipal")));
        });
    }

    private long puts() {
        return azure.emulator().writes().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().endsWith("/computes/patient"))
                .count();
    }

    static void await(BooleanSupplier moment) throws InterruptedException {
        await(Duration.ofMinutes(2), moment);
    }

    static void await(Duration most, BooleanSupplier moment) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!moment.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "the moment did not come");
            Thread.sleep(50);
        }
    }
}
