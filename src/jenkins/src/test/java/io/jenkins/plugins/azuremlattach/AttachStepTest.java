package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class AttachStepTest {
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
    void attachesWithoutANodeAndReturnsAMap() throws Exception {
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                "def it = "
                        + AzureLab.attach(
                                "fresh", "identityType: 'SystemAssigned', computeRoles: ['AcrPull @ registry']")
                        + "\necho \"got ${it.outcome} ${it.changed} ${it.provisioningState} ${it.computeId}\""
                        + "\nif (!it.principalId || it.plan.decision != 'change' || !it.report.startsWith('{')) error 'empty'");
        jenkins.assertLogContains("got attached true Succeeded " + AzureLab.WORKSPACE + "/computes/fresh", build);
        assertTrue(azure.emulator().compute(AzureLab.WORKSPACE, "fresh").isPresent());
        jenkins.assertLogContains("asked for in computeRoles", build);
        assertEquals(1, build.getAction(AttachBuildAction.class).getRecords().size());
    }

    @Test
    void tagsTheComputeWithWhereTheBuildComesFrom() throws Exception {
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                "withEnv(['GIT_URL=https://me:secret-1@git.example.com/team/models.git', 'GIT_COMMIT=0a1b2c3']) {\n"
                        + AzureLab.attach("tagged", "originTags: true") + "\n}");
        JsonNode tags = azure.emulator()
                .compute(AzureLab.WORKSPACE, "tagged")
                .orElseThrow()
                .path("tags");
        assertEquals(
                "https://git.example.com/team/models.git",
                tags.path("origin-repository").asText());
        assertEquals("0a1b2c3", tags.path("origin-commit").asText());
        assertEquals(jenkins.getURL() + build.getUrl(), tags.path("origin-run").asText());
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("twice", ""));
        int writes = azure.emulator().writes().size();
        WorkflowRun again =
                AzureLab.run(jenkins, Result.SUCCESS, "echo 'changed ' + " + AzureLab.attach("twice", "") + ".changed");
        jenkins.assertLogContains("changed false", again);
        assertEquals(
                0,
                azure.emulator().writes().stream()
                        .skip(writes)
                        .filter(request -> request.path().contains("/computes/twice"))
                        .count());
    }

    @Test
    void failsWithReasonRemedyAndCodeWhenTheComputeFails() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("x-fail", ""));
        jenkins.assertLogContains("Retries exceeded in deploying image pull secret", build);
        jenkins.assertLogContains("exit code 1", build);
        jenkins.assertLogNotContains("at io.jenkins.plugins", build);
        AttachRecord record =
                build.getAction(AttachBuildAction.class).getRecords().get(0);
        assertTrue(record.isFailed());
        assertFalse(record.isRunning());
    }

    @Test
    void listsEveryMistakeBeforeAnythingIsSent() throws Exception {
        int before = azure.emulator().requests().size();
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.FAILURE,
                "azureMlAttach(credentialsId: 'azure', resourceGroup: 'rg-ml', workspaceName: '', computeName: 'c',"
                        + " resourceId: 'nonsense')");
        jenkins.assertLogContains("workspaceName is missing", build);
        jenkins.assertLogContains("computeName is 'c'", build);
        jenkins.assertLogContains("resourceId is 'nonsense'", build);
        jenkins.assertLogContains("exit code 2", build);
        assertEquals(before, azure.emulator().requests().size());
    }

    @Test
    void plansWithoutChangingAnything() throws Exception {
        int before = azure.emulator().writes().size();
        WorkflowRun build = AzureLab.run(
                jenkins, Result.SUCCESS, "echo 'got ' + " + AzureLab.attach("planned", "mode: 'plan'") + ".outcome");
        jenkins.assertLogContains("got planned", build);
        jenkins.assertLogContains("+ attach", build);
        assertTrue(azure.emulator().compute(AzureLab.WORKSPACE, "planned").isEmpty());
        assertEquals(
                List.of(),
                azure.emulator().writes().stream()
                        .skip(before)
                        .filter(request -> request.path().contains("/computes/"))
                        .toList());
    }

    @Test
    void checksAndFailsOrMarksTheStage() throws Exception {
        WorkflowRun strict = AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("absent", "mode: 'check'"));
        jenkins.assertLogContains("exit code 4", strict);
        WorkflowRun lenient = AzureLab.run(
                jenkins,
                Result.UNSTABLE,
                "echo 'got ' + " + AzureLab.attach("absent", "mode: 'check', failOnDrift: false") + ".outcome");
        jenkins.assertLogContains("got drifted", lenient);
        assertTrue(isMarked(lenient));
    }

    @Test
    void keepsOrRefusesWhatDiffers() throws Exception {
        AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("differs", "namespace: 'team-a'"));
        WorkflowRun refused = AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("differs", "namespace: 'team-b'"));
        jenkins.assertLogContains("exit code 4", refused);
        WorkflowRun kept = AzureLab.run(
                jenkins, Result.UNSTABLE, AzureLab.attach("differs", "namespace: 'team-b', onDifference: 'keep'"));
        jenkins.assertLogContains("was kept", kept);
        assertTrue(isMarked(kept));
    }

    @Test
    void detaches() throws Exception {
        AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("leaving", ""));
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                "echo 'got ' + azureMlDetach(credentialsId: 'azure', subscriptionId: '" + AzureLab.SUBSCRIPTION
                        + "', resourceGroup: 'rg-ml', workspaceName: 'ml-prod', computeName: 'leaving').outcome");
        jenkins.assertLogContains("got detached", build);
        assertTrue(azure.emulator().compute(AzureLab.WORKSPACE, "leaving").isEmpty());
    }

    @Test
    void readsAFileOfTheWorkspaceAndNothingElse() throws Exception {
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                "node { writeFile file: 'compute.yml', text: 'name: filed\\ntype: kubernetes\\nnamespace: team-a\\n'\n"
                        + AzureLab.attach("filed", "file: 'compute.yml'") + " }");
        jenkins.assertLogContains("Outcome: attached", build);
        assertEquals(
                "team-a",
                azure.emulator()
                        .compute(AzureLab.WORKSPACE, "filed")
                        .orElseThrow()
                        .at("/properties/properties/namespace")
                        .asText());
        WorkflowRun outside = AzureLab.run(
                jenkins, Result.FAILURE, "node { " + AzureLab.attach("filed", "file: '../../config.xml'") + " }");
        jenkins.assertLogContains("give a path inside the workspace", outside);
        WorkflowRun nowhere = AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("filed", "file: 'compute.yml'"));
        jenkins.assertLogContains("there is no workspace", nowhere);
    }

    @Test
    void worksInADeclarativePipeline() throws Exception {
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                "pipeline { agent none\n stages { stage('Attach') { steps { " + AzureLab.attach("declared", "")
                        + " } } } }");
        jenkins.assertLogContains("Outcome: attached", build);
    }

    private static boolean isMarked(WorkflowRun build) {
        return new DepthFirstScanner()
                .allNodes(build.getExecution()).stream().anyMatch(node -> node.getAction(WarningAction.class) != null);
    }
}
