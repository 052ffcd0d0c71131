package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import java.util.List;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.DomNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a build changes around a compute, in plain words on the page and in the log, by its kind in the remote API. */
@WithJenkins
class ChangeKindsTest {
    private static final String IDENTITY = "/subscriptions/" + AzureLab.SUBSCRIPTION
            + "/resourceGroups/rg-ml/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-training";

    private static JenkinsRule jenkins;
    private static AzureLab azure;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        azure = AzureLab.start("{roleEffectDelay: 0s, aks: {"
                + "bare: {extension: null, oidcIssuer: 'https://oidc.example/bare/'}, leaves: {extension: {}}}}");
        azure.configure();
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @Test
    void ofABareCluster() throws Exception {
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                attach(
                        "bare",
                        "extension: 'install', namespace: 'team-a', createNamespace: true,"
                                + " instanceTypes: 'small: {resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}', applyInstanceTypes: true,"
                                + " userAssignedIdentities: ['" + IDENTITY + "'],"
                                + " federatedCredentials: 'azureml/default', verify: 'job'"));
        assertEquals(List.of("+ install", "+ create", "+ apply", "+ attach", "+ federate", "+ verify"), rows(build, 1));
        assertEquals(List.of("done", "done", "done", "done", "done", "done"), rows(build, 4));
        assertTrue(
                rows(build, 2).get(4).startsWith("service account azureml/default with identity id-training"),
                rows(build, 2).toString());
        assertTrue(rows(build, 2).get(0).endsWith(" settings"), rows(build, 2).get(0));
        jenkins.assertLogContains("Federated service account azureml/default with identity id-training", build);
        jenkins.assertLogContains("Applied instance type small in bare", build);
        assertEquals(
                List.of(
                        "install-extension",
                        "create-namespace",
                        "apply-instance-types",
                        "attach",
                        "federate",
                        "verify"),
                kinds(build));
    }

    @Test
    void ofADetachThatTakesTheExtensionAlong() throws Exception {
        AzureLab.run(jenkins, Result.SUCCESS, attach("leaves", ""));
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                "azureMlDetach(credentialsId: 'azure', subscriptionId: '" + AzureLab.SUBSCRIPTION
                        + "', resourceGroup: 'rg-ml', workspaceName: 'ml-prod', computeName: 'leaves', resourceId: '"
                        + AzureLab.CLUSTER.replace("aks-1", "leaves") + "', removeExtension: true)");
        assertEquals(List.of("- detach", "- remove"), rows(build, 1));
        jenkins.assertLogContains("Removed extension azureml", build);
        assertEquals(List.of("detach", "remove-extension"), kinds(build));
    }

    @Test
    void ofWhatIsThereAlready() throws Exception {
        String call = attach("found", "computeRoles: ['AcrPull @ registry'], identityType: 'SystemAssigned'")
                .replace("managedClusters/found", "managedClusters/aks-1");
        AzureLab.run(jenkins, Result.SUCCESS, call);
        WorkflowRun build = AzureLab.run(
                jenkins, Result.SUCCESS, call.replace("found', resourceId", "found', verify: 'job', resourceId"));
        assertEquals(List.of("+ verify"), rows(build, 1));
        jenkins.assertLogContains("Outcome: unchanged in", build);
        jenkins.assertLogContains(", no change", build);
    }

    private static String attach(String compute, String more) {
        return AzureLab.attach(compute, more).replace("aks-1", compute);
    }

    /** The texts of a column of the plan on the build's page. */
    private static List<String> rows(WorkflowRun build, int column) throws Exception {
        return AzureLab.browser(jenkins)
                .getPage(build, "azureml-attach")
                .querySelectorAll(".azureml-attach-plan tbody td:nth-child(" + column + ")")
                .stream()
                .map(DomNode::asNormalizedText)
                .toList();
    }

    private static List<String> kinds(WorkflowRun build) throws Exception {
        JSONArray changes = JSONObject.fromObject(AzureLab.browser(jenkins)
                        .goTo(build.getUrl() + "azureml-attach/api/json", "application/json")
                        .getWebResponse()
                        .getContentAsString())
                .getJSONObject("report")
                .getJSONArray("targets")
                .getJSONObject(0)
                .getJSONArray("changes");
        return changes.stream()
                .map(change -> ((JSONObject) change).getJSONObject("change").getString("kind"))
                .toList();
    }
}
