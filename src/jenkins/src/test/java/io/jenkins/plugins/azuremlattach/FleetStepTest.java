package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Many computes in one step. */
@WithJenkins
class FleetStepTest {
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
        // A role that counts late would have a compute attached twice.
        azure = AzureLab.start("{provisioning: {duration: 20s}, roleEffectDelay: 0s}", clock);
        azure.configure();
    }

    @AfterEach
    void stop() {
        azure.close();
        clock.close();
    }

    /** A call of the step for some computes of one cluster. */
    static String attach(String more, String... computes) {
        return "azureMlAttach(credentialsId: 'azure', resourceGroup: 'rg-ml', workspaceName: 'ml-prod', resourceId: '"
                + AzureLab.CLUSTER + "', " + more + ", targets: ["
                + Arrays.stream(computes)
                        .map(name -> "[computeName: \"${'" + name + "'}\"]")
                        .collect(Collectors.joining(", "))
                + "])";
    }

    @Test
    void attachesAListWithSharedArgumentsAsDefaults() throws Exception {
        WorkflowRun build = run(
                Result.SUCCESS,
                "def all = azureMlAttach(credentialsId: 'azure', resourceGroup: 'rg-ml', workspaceName: 'ml-prod',"
                        + " namespace: 'team-a', identityType: 'SystemAssigned', targets: [[computeName: 'one',"
                        + " resourceId: '" + AzureLab.CLUSTER + "'], [computeName: 'two', namespace: 'team-b',"
                        + " computeRoles: ['AcrPull @ registry'], resourceId: '" + AzureLab.CLUSTER + "']])\n"
                        + "echo \"got ${all.outcome} ${all.changed} ${all.exitCode} ${all.counts}\"\n"
                        + "for (one in all.targets) echo \"${one.name} is ${one.provisioningState}\"\n"
                        + "if (!all.report.startsWith('{')) error 'no report'");
        jenkins.assertLogContains("got attached true 0 [attached:2]", build);
        jenkins.assertLogContains("one is Succeeded", build);
        jenkins.assertLogContains("2 computes, 8 at a time", build);
        jenkins.assertLogContains("two: attached (", build);
        assertEquals("team-a", namespace("one"));
        assertEquals("team-b", namespace("two"));
        assertEquals(
                List.of("one", "two"),
                AzureLab.records(build).stream().map(AttachRecord::getName).toList());
    }

    @Test
    void readsAManifestOfTheWorkspace() throws Exception {
        WorkflowRun build = run(
                Result.SUCCESS,
                "node { writeFile file: 'fleet.yml', text: '''max-parallel: 1\ndefaults:\n  resource-group: rg-ml\n"
                        + "  workspace-name: ml-prod\ncomputes:\n  - {compute-name: one, file: compute.yml}\n"
                        + "  - compute-name: two\n    resource-id: " + AzureLab.CLUSTER + "\n'''\n"
                        + "writeFile file: 'compute.yml', text: 'resource_id: " + AzureLab.CLUSTER
                        + "\\nnamespace: team-b'\n"
                        + "azureMlAttach credentialsId: 'azure', manifest: 'fleet.yml', identityType: 'SystemAssigned' }");
        jenkins.assertLogContains("2 computes, 1 at a time", build);
        jenkins.assertLogContains("Outcome: attached, 2 attached", build);
        assertEquals("team-b", namespace("one"));
    }

    @Test
    void namesEveryMistakeBeforeAnythingIsSent() throws Exception {
        WorkflowRun build = fail("azureMlAttach(credentialsId: 'azure', resourceGroup: 'rg-ml', identityType: 'nobody',"
                + " targets: [[computeName: 'one', workspaceName: 'ml-prod', resourceId: 'nonsense'], [computename:"
                + " 'two']])");
        jenkins.assertLogContains("targets[1]: resourceId is 'nonsense'", build);
        jenkins.assertLogContains("targets[2]: Unknown parameter computename. Did you mean computeName?", build);
        jenkins.assertLogContains("targets[2]: workspaceName is missing", build);
        jenkins.assertLogContains("identityType is 'nobody'", build);
        jenkins.assertLogContains("exit code 2", build);
        jenkins.assertLogContains(
                "give it or targets, not both",
                fail("azureMlAttach(credentialsId: 'azure', manifest: 'fleet.yml', targets: [[computeName: 'one']])"));
        jenkins.assertLogContains(
                "there is no workspace", fail("azureMlAttach(credentialsId: 'azure', manifest: 'fleet.yml')"));
        jenkins.assertLogContains(
                "targets is '[one]': give a list of maps",
                fail("azureMlAttach(credentialsId: 'azure', targets: ['one'])"));
        assertEquals(List.of(), azure.emulator().requests());
    }

    @Test
    void failsWithReasonsWhenSomeFailAndReportsAll() throws Exception {
        WorkflowRun build = run(
                Result.FAILURE,
                "try { " + attach("maxParallel: 3", "good", "x-fail", "y-fail")
                        + " } finally { def it = azureMlReport()\n"
                        + "echo \"report ${it.outcome} ${it.exitCode} ${it.counts} ${it.targets*.name}\" }");
        jenkins.assertLogContains("2 of 3 computes failed.", build);
        jenkins.assertLogContains("x-fail: ✗ ", build);
        jenkins.assertLogContains("Retries exceeded in deploying image pull secret", build);
        jenkins.assertLogContains("report partial 1 [attached:1, failed:2] [good, x-fail, y-fail]", build);
        jenkins.assertLogNotContains("at io.jenkins.plugins", build);
    }

    @Test
    void beginsNoOtherAfterAFailureWhenAskedTo() throws Exception {
        WorkflowRun build =
                run(Result.FAILURE, attach("maxParallel: 1, failFast: true", "x-fail", "never-1", "never-2"));
        jenkins.assertLogContains("Outcome: failed, 1 failed, 2 skipped", build);
        assertEquals(
                List.of("failed", "skipped", "skipped"),
                AzureLab.records(build).stream().map(AttachRecord::getStatus).toList());
        assertEquals(0, azure.puts("never-1"));
    }

    @Test
    void takesAPartAndMergesTheReportsOfAll() throws Exception {
        String target = "[computeName: 'cc', workspaceName: w, resourceId: '" + AzureLab.CLUSTER + "']";
        WorkflowRun build = run(
                Result.SUCCESS,
                "def all = ['ml-prod', 'ml-uai', 'ml-bare'].collect { w -> " + target + " }\ndef parts = [:]\n"
                        + "for (int i = 1; i <= 2; i++) { def part = i\n parts[\"part ${i}\"] = { azureMlAttach("
                        + "credentialsId: 'azure', resourceGroup: 'rg-ml', targets: all, shard: \"${part}/2\") } }\n"
                        + "parallel parts\ndef it = azureMlReport()\n"
                        + "echo \"${it.outcome} ${it.counts} ${it.targets.size()}\"");
        jenkins.assertLogContains("2 computes, 8 at a time", build);
        jenkins.assertLogContains("1 compute, 8 at a time", build);
        jenkins.assertLogContains("attached [attached:3] 3", build);
        assertEquals(3, azure.puts("cc"));
    }

    @Test
    void marksTheStageWhereComputesDifferAndAreKept() throws Exception {
        run(Result.SUCCESS, attach("namespace: 'team-a'", "one", "two"));
        WorkflowRun kept = run(Result.UNSTABLE, attach("namespace: 'team-b', onDifference: 'keep'", "one", "two"));
        jenkins.assertLogContains("2 of 2 computes differ from the request and were kept: one, two", kept);
        WorkflowRun drifted = run(
                Result.UNSTABLE,
                "echo 'got ' + " + attach("namespace: 'team-b', mode: 'check', failOnDrift: false", "one", "two")
                        + ".outcome");
        jenkins.assertLogContains("got drifted", drifted);
        WorkflowRun strict = run(Result.FAILURE, attach("namespace: 'team-b', mode: 'check'", "one", "two"));
        jenkins.assertLogContains("2 of 2 computes differ from the request.", strict);
        jenkins.assertLogContains("exit code 4", strict);
    }

    @Test
    void looksAtWhatIsSharedOnlyOnce() throws Exception {
        String[] computes = {"a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10"};
        run(Result.SUCCESS, attach("maxParallel: 10", computes));
        long clusters = azure.emulator().requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.path().endsWith("/managedClusters/aks-1"))
                .count();
        assertEquals(1, clusters);
    }

    @Test
    void thePageShowsEachCompute() throws Exception {
        WorkflowRun build = run(Result.FAILURE, attach("maxParallel: 3", "good", "x-fail"));
        JenkinsRule.WebClient client = AzureLab.browser(jenkins);
        assertTrue(client.getPage(build).asNormalizedText().contains("x-fail in ml-prod: failed"));
        var page = client.getPage(build, "azureml-attach");
        assertTrue(page.asNormalizedText().contains("2 computes: 1 attached, 1 failed"));
        assertEquals(
                2, page.querySelectorAll(".azureml-attach-overview tbody tr").size());
        assertEquals(2, page.querySelectorAll("details.azureml-attach-target").size());
        assertEquals(1, page.querySelectorAll("details[open]").size());
        assertFalse(page.querySelectorAll(".azureml-attach-timeline rect").isEmpty());
    }

    private String namespace(String compute) {
        return azure.emulator()
                .compute(AzureLab.WORKSPACE, compute)
                .orElseThrow()
                .at("/properties/properties/namespace")
                .asText();
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowRun build = AzureLab.job(jenkins, script).scheduleBuild2(0).waitForStart();
        AzureLab.finish(jenkins, clock, build);
        return jenkins.assertBuildStatus(expected, build);
    }

    /** Runs a step that is refused, so that there is no compute to wait for. */
    private WorkflowRun fail(String script) throws Exception {
        WorkflowRun build = AzureLab.job(jenkins, script).scheduleBuild2(0).waitForStart();
        clock.stepUntil(() -> !build.isBuilding());
        return jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(build));
    }
}
