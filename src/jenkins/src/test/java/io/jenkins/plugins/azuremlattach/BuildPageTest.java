package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.github.azuremlattach.core.result.AttachFailure;
import java.nio.file.Files;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build shows of its attaches, while it runs and afterwards. */
@WithJenkins
class BuildPageTest {
    private static JenkinsRule jenkins;
    private static AzureLab azure;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        azure = AzureLab.start("{provisioning: {computes: {\"slow*\": {duration: 30m}}},"
                + " aks: {aks-stopped: {powerState: Stopped}}}");
        azure.configure();
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @Test
    void showsWhatWasAttached() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("shown", "namespace: 'team-a'"));
        JenkinsRule.WebClient client = AzureLab.browser(jenkins);
        HtmlPage overview = client.getPage(build);
        assertTrue(overview.asNormalizedText().contains("shown in ml-prod: attached"));
        HtmlPage page = client.getPage(build, "azureml-attach");
        String text = page.asNormalizedText();
        assertTrue(text.contains("shown to aks-1, namespace team-a"), text);
        assertTrue(text.contains("provisioning"), text);
        DomElement panel = page.querySelector(".azureml-attach");
        assertEquals("false", panel.getAttribute("data-running"));
        assertFalse(panel.querySelectorAll("svg rect").isEmpty());
        // The icon of a build's status is Jenkins' own, and has its size inline.
        assertEquals(
                0,
                panel.querySelectorAll("script:not([src]), style, [onclick], [style]:not(.build-status-icon__wrapper)")
                        .size());
    }

    @Test
    void isSavedBesideTheBuildsOwnFile() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("saved", ""));
        String own = Files.readString(build.getRootDir().toPath().resolve("build.xml"));
        assertFalse(own.contains("AttachRecord"), own);
        build.reload();
        assertEquals("attached", AzureLab.records(build).get(0).getStatus());
    }

    @Test
    void namesArgumentsAsTheStepDoes() throws Exception {
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                AzureLab.attach(
                        "with-roles",
                        "identityType: 'SystemAssigned', computeRoles: ['AcrPull @ registry'], mode: 'plan'"));
        String page = AzureLab.browser(jenkins).getPage(build, "azureml-attach").asNormalizedText();
        assertTrue(page.contains("asked for in computeRoles"), page);
    }

    @Test
    void showsWhatACheckFoundWithItsCommand() throws Exception {
        WorkflowRun build = AzureLab.run(
                jenkins, Result.FAILURE, AzureLab.attach("asleep", "").replace("aks-1", "aks-stopped"));
        HtmlPage page = AzureLab.browser(jenkins).getPage(build, "azureml-attach");
        DomElement failure = page.querySelector(".azureml-attach-failure");
        assertTrue(
                failure.asNormalizedText().contains("az aks start --resource-group rg-ml --name aks-stopped"),
                failure.asNormalizedText());
        DomElement first = page.querySelector(".azureml-attach-checks > li");
        assertTrue(first.asNormalizedText().contains("aks-stopped is stopped"), first.asNormalizedText());
        assertTrue(first.asNormalizedText().startsWith("\u2717"), first.asNormalizedText());
        assertFalse(first.asNormalizedText().contains("az aks start"), first.asNormalizedText());
    }

    @Test
    void saysWhyNothingIsPlannedForAComputeThatDiffers() throws Exception {
        AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("other", ""));
        WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("other", "namespace: 'team-a'"));
        String page = AzureLab.browser(jenkins).getPage(build, "azureml-attach").asNormalizedText();
        assertTrue(page.contains("Blocked, since the compute differs from the request."), page);
    }

    @Test
    void showsTextOfAzureAsText() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("y-fail", ""));
        AzureLab.records(build)
                .get(0)
                .fail(AttachFailure.of(
                        AttachFailure.Kind.REFUSED, "refused", List.of("<img src=x onerror=alert(1)>"), List.of()));
        HtmlPage page = AzureLab.browser(jenkins).getPage(build, "azureml-attach");
        assertTrue(page.asNormalizedText().contains("<img src=x onerror=alert(1)>"));
        assertEquals(0, page.querySelectorAll(".azureml-attach img").size());
    }

    @Test
    void showsReasonRemedyAndCommandsOfAFailureAndFoldsWhatPassed() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("z-fail", ""));
        AttachFailure failure =
                AzureLab.records(build).get(0).outcome().failure().orElseThrow();
        JenkinsRule.WebClient client = AzureLab.browser(jenkins);
        String overview = client.getPage(build).asNormalizedText();
        assertTrue(overview.contains(failure.summary()), overview);
        assertTrue(overview.contains(failure.advice().get(0).remedy()), overview);
        HtmlPage page = client.getPage(build, "azureml-attach");
        DomElement card = page.querySelector(".azureml-attach-failure");
        assertTrue(card.asNormalizedText().contains(failure.azure().get(0)), card.asNormalizedText());
        assertTrue(page.querySelectorAll("details:not([open]) .azureml-attach-checks li")
                        .size()
                > 3);
        assertEquals("failed", ((DomElement) page.querySelector(".azureml-attach-headline")).asNormalizedText());
    }

    @Test
    void theRemoteApiGivesTheReport() throws Exception {
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                AzureLab.attach("exported", "mode: 'plan'") + "\n"
                        + AzureLab.attach("exported", "namespace: 'team-a'"));
        String json = AzureLab.browser(jenkins)
                .goTo(build.getUrl() + "azureml-attach/api/json", "application/json")
                .getWebResponse()
                .getContentAsString();
        JSONObject report = JSONObject.fromObject(json).getJSONObject("report");
        assertEquals(2, report.getInt("schemaVersion"));
        assertEquals("attached", report.getString("outcome"));
        assertEquals(1, report.getJSONArray("targets").size());
        JSONObject target = report.getJSONArray("targets").getJSONObject(0);
        assertEquals("exported", target.getString("name"));
        assertEquals(
                "attach",
                target.getJSONArray("changes")
                        .getJSONObject(0)
                        .getJSONObject("change")
                        .getString("kind"));
    }

    @Test
    void isLiveWhileTheBuildRuns() throws Exception {
        WorkflowRun build = AzureLab.job(jenkins, AzureLab.attach("slow-page", ""))
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage("Provisioning state: Creating", build);
        JenkinsRule.WebClient client = AzureLab.browser(jenkins);
        String overview = client.getPage(build).asNormalizedText();
        assertTrue(overview.contains("slow-page in ml-prod: waiting for Azure to provision the compute"), overview);
        String fragment = client.withJavaScriptEnabled(false)
                .getPage(build, "azureml-attach/targets")
                .getWebResponse()
                .getContentAsString();
        assertTrue(fragment.contains("data-still-running=\"true\""), fragment);
        assertTrue(fragment.contains("build-status-icon__wrapper"), fragment);
        build.doKill();
        jenkins.waitForCompletion(build);
        assertFalse(build.getAction(AttachBuildAction.class).getPage().isLive());
    }
}
