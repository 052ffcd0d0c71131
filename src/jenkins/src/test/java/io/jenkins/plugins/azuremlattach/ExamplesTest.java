package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.github.azuremlattach.emulator.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every example of the documentation runs as it stands. */
@WithJenkins
class ExamplesTest {
    private static final Path FOLDER = Path.of("../../docs/jenkins");

    private static final Pattern SCRIPT = Pattern.compile("(?s)```groovy\\n(.*?)```");
    private static final Pattern ELIDED = Pattern.compile("/subscriptions/(…|<id>)[^']*");

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
    void thereIsATestForEachExample() throws Exception {
        Set<String> examples = new TreeSet<>();
        try (Stream<Path> all = Files.list(FOLDER)) {
            all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jenkinsfile"))
                    .forEach(name -> examples.add(name.replace(".jenkinsfile", "")));
        }
        assertEquals(
                new TreeSet<>(List.of(
                        "approve-the-plan",
                        "attach-on-release",
                        "detach-afterwards",
                        "fleet",
                        "many-clusters",
                        "provision",
                        "shards")),
                examples);
    }

    @Test
    void approveThePlan() throws Exception {
        WorkflowRun build = AzureLab.job(jenkins, text("approve-the-plan"))
                .scheduleBuild2(0)
                .waitForStart();
        InputStepExecution question = question(build);
        assertFalse(azure.emulator().compute(AzureLab.WORKSPACE, "reviewed").isPresent());
        String page = AzureLab.browser(jenkins).getPage(build, "azureml-attach").asNormalizedText();
        assertTrue(page.contains("Plan, not carried out"), page);
        assertTrue(page.contains("reviewed to aks-1, namespace team-a"), page);
        String message = question.getInput().getMessage();
        assertTrue(message.contains(jenkins.getURL() + build.getUrl() + "azureml-attach"), message);
        question.doProceedEmpty();
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(build));
        assertTrue(azure.emulator().compute(AzureLab.WORKSPACE, "reviewed").isPresent());
        assertEquals(
                1,
                build.getAction(AttachBuildAction.class).getPage().getComputes().size());
    }

    @Test
    void approveThePlanOfAControllerThatDoesNotKnowItsAddress() throws Exception {
        JenkinsLocationConfiguration location = JenkinsLocationConfiguration.get();
        String address = location.getUrl();
        location.setUrl(null);
        try {
            WorkflowRun build = AzureLab.job(jenkins, text("approve-the-plan"))
                    .scheduleBuild2(0)
                    .waitForStart();
            InputStepExecution question = question(build);
            String message = question.getInput().getMessage();
            assertFalse(message.contains("null"), message);
            assertTrue(message.contains("Azure ML attach"), message);
            question.doAbort();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        } finally {
            location.setUrl(address);
        }
    }

    private static InputStepExecution question(WorkflowRun build) throws Exception {
        jenkins.waitForMessage("Abort", build);
        InputAction question = null;
        while (question == null || question.getExecutions().isEmpty()) {
            Thread.onSpinWait();
            assertTrue(build.isBuilding(), () -> log(build));
            question = build.getAction(InputAction.class);
        }
        return question.getExecutions().get(0);
    }

    @Test
    void provision() throws Exception {
        azure.emulator().apply("aks: {aks-1: {extension: null}}");
        AzureLab.run(jenkins, Result.SUCCESS, text("provision"));
        assertTrue(azure.emulator().compute(AzureLab.WORKSPACE, "team-new").isPresent());
    }

    @Test
    void attachOnRelease() throws Exception {
        WorkflowJob job = AzureLab.job(jenkins, text("attach-on-release"));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("TAG_NAME")));
        WorkflowRun build = jenkins.assertBuildStatus(
                Result.SUCCESS,
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("TAG_NAME", "v1.0"))));
        jenkins.assertLogContains("attached: " + AzureLab.WORKSPACE + "/computes/team-a", build);
    }

    @Test
    void detachAfterwards() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.SUCCESS, text("detach-afterwards"));
        jenkins.assertLogContains("Outcome: detached", build);
        assertFalse(azure.emulator().compute(AzureLab.WORKSPACE, "nightly").isPresent());
    }

    @Test
    void fleet() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.SUCCESS, text("fleet"));
        jenkins.assertLogContains("fleet-edge is Succeeded", build);
    }

    @Test
    void manyClusters() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.SUCCESS, text("many-clusters"));
        jenkins.assertLogContains("gpu-west:attached", build);
        jenkins.assertLogContains("edge-7: Outcome: attached", build);
    }

    @Test
    void shards() throws Exception {
        FilesScm sources = new FilesScm()
                .with("Jenkinsfile", text("shards"))
                .with("fleet.yml", Files.readString(FOLDER.resolve("fleet.yml")));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsScmFlowDefinition(sources, "Jenkinsfile"));
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("attached: [attached:3]", build);
        assertEquals(1, build.getArtifacts().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../README.md", "../../docs/jenkins/README.md"})
    void theScriptsOfThePages(String page) throws Exception {
        Matcher script = SCRIPT.matcher(Files.readString(Path.of(page)));
        int scripts = 0;
        while (script.find()) {
            azure.emulator().reset(Scenario.standard());
            String known = ELIDED.matcher(script.group(1).stripIndent()).replaceAll(AzureLab.CLUSTER);
            AzureLab.run(jenkins, Result.SUCCESS, known);
            scripts++;
        }
        assertTrue(scripts > 0, page);
    }

    private static String text(String example) throws Exception {
        return Files.readString(FOLDER.resolve(example + ".jenkinsfile"));
    }

    private static String log(WorkflowRun build) {
        try {
            return JenkinsRule.getLog(build);
        } catch (Exception e) {
            return e.toString();
        }
    }
}
