package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a detach takes, and what it leaves. */
@WithJenkins
class DetachStepTest {
    private static JenkinsRule jenkins;
    private static AzureLab azure;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        azure = AzureLab.start();
        azure.configure();
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @Test
    void refusesAComputeOfAnotherCluster() throws Exception {
        AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("elsewhere", ""));
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.FAILURE,
                detach("elsewhere", "resourceId: '" + AzureLab.CLUSTER.replace("aks-1", "aks-2") + "'"));
        jenkins.assertLogContains("elsewhere is attached to " + AzureLab.CLUSTER, build);
        jenkins.assertLogContains("exit code 3", build);
        assertTrue(exists("elsewhere"));
        AzureLab.run(jenkins, Result.SUCCESS, detach("elsewhere", "resourceId: '" + AzureLab.CLUSTER + "'"));
        assertFalse(exists("elsewhere"));
    }

    @Test
    void aTeardownLeavesWhatAFailedAttachLeftAlone() throws Exception {
        AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("of-others", "namespace: 'team-a'"));
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.FAILURE,
                "try { " + AzureLab.attach("of-others", "namespace: 'team-b'") + " } finally { def it = "
                        + detach("of-others", "onlyIfAttachedByThisBuild: true")
                        + "\necho \"got ${it.outcome} ${it.changed}\" }");
        jenkins.assertLogContains("got unchanged false", build);
        jenkins.assertLogContains("Not detached: this build did not attach the compute.", build);
        assertTrue(exists("of-others"));
        assertEquals(1, AzureLab.records(build).get(0).isFailed() ? 1 : 0);
    }

    @Test
    void aTeardownTakesWhatTheBuildAttachedAlsoWhereItFailedInAzure() throws Exception {
        for (String compute : new String[] {"own", "own-fail"}) {
            WorkflowRun build = AzureLab.run(
                    jenkins,
                    compute.equals("own") ? Result.SUCCESS : Result.FAILURE,
                    "try { " + AzureLab.attach(compute, "") + " } finally { echo 'got ' + "
                            + detach(compute, "onlyIfAttachedByThisBuild: true") + ".outcome }");
            jenkins.assertLogContains("got detached", build);
            assertFalse(exists(compute));
        }
    }

    private static String detach(String compute, String more) {
        return "azureMlDetach(credentialsId: 'azure', subscriptionId: '" + AzureLab.SUBSCRIPTION
                + "', resourceGroup: 'rg-ml', workspaceName: 'ml-prod', computeName: '" + compute + "', " + more + ")";
    }

    private static boolean exists(String compute) {
        return azure.emulator().compute(AzureLab.WORKSPACE, compute).isPresent();
    }
}
