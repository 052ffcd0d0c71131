package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractProject;
import hudson.model.FreeStyleProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.net.URI;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** The form of the step: what it keeps, and the snippet that comes of it. */
@WithJenkins
class FormTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        com.cloudbees.plugins.credentials.SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(AzureLab.principal("azure"));
    }

    @Test
    void comesBackFromTheFormAsItWas() throws Exception {
        AzureMlAttachStep step = new AzureMlAttachStep("rg-ml", "ml-prod", "team-a", AzureLab.CLUSTER);
        step.setCredentialsId("azure");
        step.setNamespace("team-a");
        step.setIdentityType("SystemAssigned");
        step.setComputeRoles(List.of("AcrPull @ registry", "Storage Blob Data Contributor @ storage"));
        step.setOnDifference("keep");
        step.setCreateNamespace(true);
        step.setInstanceTypes("small:\n  resources: {limits: {cpu: 1}}\n");
        step.setApplyInstanceTypes(true);
        step.setFederatedCredentials("azureml/default\nazureml/batch");
        step.setExtension("install");
        step.setExtensionSettings("enableTraining=true\nallowInsecureConnections=true");
        step.setVerify("job");
        step.setVerifyInstanceTypes("small");
        step.setTags("team=vision\nstage=prod");
        step.setOriginTags(true);
        step.setFailOnDrift(false);
        step.setWait(false);
        step.setTimeout("2h");
        AzureMlAttachStep back = (AzureMlAttachStep)
                jenkins.configRoundtrip(new StepHolder(step)).getStep();
        jenkins.assertEqualDataBoundBeans(step, back);
        assertEquals(step.getComputeRoles(), back.getComputeRoles());
    }

    @Test
    void aManifestComesBackFromTheFormAsItWas() throws Exception {
        AzureMlAttachStep step = new AzureMlAttachStep(null, null, null, null);
        step.setManifest("fleet.yml");
        step.setMaxParallel(1000);
        step.setFailFast(true);
        step.setShard("3/8");
        AzureMlAttachStep back = (AzureMlAttachStep)
                jenkins.configRoundtrip(new StepHolder(step)).getStep();
        jenkins.assertEqualDataBoundBeans(step, back);
        assertEquals(
                "azureMlAttach failFast: true, manifest: 'fleet.yml', maxParallel: 1000, shard: '3/8'",
                Snippetizer.object2Groovy(back));
    }

    @Test
    void theFormHasNoLimitThatTheRunDoesNotHave() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new StepHolder(new AzureMlAttachStep(null, null, null, null)));
        DomElement field =
                AzureLab.browser(jenkins).getPage(job, "configure").querySelector("input[name='_.maxParallel']");
        assertEquals("number", field.getAttribute("type"));
        assertEquals("", field.getAttribute("max"));
    }

    @Test
    void theDetachComesBackFromTheFormAsItWas() throws Exception {
        AzureMlDetachStep step = new AzureMlDetachStep(AzureLab.SUBSCRIPTION, "rg-ml", "ml-prod", "team-a");
        step.setRemoveRoles(true);
        step.setRemoveExtension(true);
        step.setResourceId(AzureLab.CLUSTER);
        step.setOnlyIfAttachedByThisBuild(true);
        jenkins.assertEqualDataBoundBeans(
                step, jenkins.configRoundtrip(new StepHolder(step)).getStep());
    }

    @Test
    void theSnippetLeavesDefaultsOut() throws Exception {
        AzureMlAttachStep step = new AzureMlAttachStep("rg-ml", "ml-prod", "team-a", AzureLab.CLUSTER);
        step.setNamespace("  ");
        step.setMode("");
        step.setComputeRoles(List.of("AcrPull @ registry"));
        assertEquals(
                "azureMlAttach computeName: 'team-a', computeRoles: ['AcrPull @ registry'], resourceGroup: 'rg-ml',"
                        + " resourceId: '" + AzureLab.CLUSTER + "', workspaceName: 'ml-prod'",
                Snippetizer.object2Groovy(step));
    }

    @Test
    void theSnippetGeneratorReadsTheForm() throws Exception {
        JSONObject form = new JSONObject()
                .element("stapler-class", AzureMlAttachStep.class.getName())
                .element("$class", AzureMlAttachStep.class.getName())
                .element("resourceGroup", "rg-ml")
                .element("workspaceName", "ml-prod")
                .element("computeName", "team-a")
                .element("resourceId", AzureLab.CLUSTER)
                .element("namespace", "")
                .element("mode", "plan")
                .element("computeRoles", "AcrPull @ registry\n\nReader @ storage\n")
                .element("wait", true)
                .element("failOnDrift", true);
        JenkinsRule.WebClient client = AzureLab.browser(jenkins);
        WebRequest request = new WebRequest(
                URI.create(jenkins.getURL() + Snippetizer.GENERATE_URL).toURL(), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", form.toString())));
        String snippet =
                client.getPage(client.addCrumb(request)).getWebResponse().getContentAsString();
        assertTrue(snippet.contains("computeRoles: ['AcrPull @ registry', 'Reader @ storage']"), snippet);
        assertTrue(snippet.contains("mode: 'plan'"), snippet);
        assertFalse(snippet.contains("namespace"), snippet);
        assertFalse(snippet.contains("wait"), snippet);
    }

    @Test
    void everyFieldHasHelp() throws Exception {
        for (String field : List.of("resourceGroup", "computeRoles", "credentialsId", "failOnDrift", "timeout")) {
            String help = AzureLab.browser(jenkins)
                    .goTo("descriptor/" + AzureMlAttachStep.class.getName() + "/help/" + field)
                    .asNormalizedText();
            assertFalse(help.isBlank(), field);
        }
    }

    /** A builder whose form holds the form of a step, for round trips. */
    public static final class StepHolder extends Builder {
        private final transient Step step;

        @DataBoundConstructor
        public StepHolder(Step step) {
            this.step = step;
        }

        public Step getStep() {
            return step;
        }

        /** Tells Jenkins about the builder. */
        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
            @NonNull
            @Override
            public String getDisplayName() {
                return "Step holder";
            }

            @Override
            @SuppressWarnings("rawtypes")
            public boolean isApplicable(Class<? extends AbstractProject> type) {
                return true;
            }
        }
    }
}
