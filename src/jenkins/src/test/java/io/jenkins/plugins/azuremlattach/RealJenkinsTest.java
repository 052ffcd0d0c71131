package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A controller in a process of its own: its class loaders, its own copy of azure-sdk, and a sudden end. */
class RealJenkinsTest {
    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension();

    @Test
    void goesOnAfterTheControllerWasKilled() throws Throwable {
        AtomicReference<Instant> time = new AtomicReference<>(Instant.now());
        try (AzureLab azure = AzureLab.start("provisioning: {duration: 10m}", time::get)) {
            controller.startJenkins();
            controller.runRemotely(
                    RealJenkinsTest::begin,
                    azure.emulator().url(),
                    azure.emulator().caPem());
            controller.stopJenkinsForcibly();
            time.updateAndGet(now -> now.plus(Duration.ofMinutes(15)));
            controller.startJenkins();
            controller.runRemotely(RealJenkinsTest::end);
            assertEquals(1, azure.puts("patient"));
        }
    }

    private static void begin(JenkinsRule jenkins, String url, String caPem) throws Exception {
        AzureMlAttachGlobalConfiguration global = ExtensionList.lookupSingleton(AzureMlAttachGlobalConfiguration.class);
        global.setResourceManagerUrl(url);
        global.setAuthorityUrl(url);
        global.setCaCertificate(caPem);
        SystemCredentialsProvider.getInstance().getCredentials().add(AzureLab.principal("azure"));
        SystemCredentialsProvider.getInstance().save();
        WorkflowJob job = AzureLab.job(
                jenkins,
                "echo 'got ' + "
                        + AzureLab.attach(
                                "patient", "identityType: 'SystemAssigned', computeRoles: ['AcrPull @ registry']")
                        + ".outcome");
        jenkins.waitForMessage(
                "Provisioning state: Creating", job.scheduleBuild2(0).waitForStart());
    }

    private static void end(JenkinsRule jenkins) throws Exception {
        WorkflowRun build =
                jenkins.jenkins.getAllItems(WorkflowJob.class).get(0).getBuildByNumber(1);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        jenkins.assertLogContains("Resuming after a restart", build);
        jenkins.assertLogContains("got attached", build);
    }
}
