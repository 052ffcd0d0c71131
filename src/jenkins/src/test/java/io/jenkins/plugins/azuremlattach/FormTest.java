package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractProject;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** The form of the step: what it keeps, what it offers and what it says while somebody types. */
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
        step.setMaxParallel(20);
        step.setFailFast(true);
        step.setShard("3/8");
        AzureMlAttachStep back = (AzureMlAttachStep)
                jenkins.configRoundtrip(new StepHolder(step)).getStep();
        jenkins.assertEqualDataBoundBeans(step, back);
        assertEquals(
                "azureMlAttach failFast: true, manifest: 'fleet.yml', maxParallel: 20, shard: '3/8'",
                Snippetizer.object2Groovy(back));
    }

    @Test
    void theDetachComesBackFromTheFormAsItWas() throws Exception {
        AzureMlDetachStep step = new AzureMlDetachStep(AzureLab.SUBSCRIPTION, "rg-ml", "ml-prod", "team-a");
        step.setRemoveRoles(true);
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
        JenkinsRule.WebClient client = jenkins.createWebClient();
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
    void checksByTheRulesOfTheCore() {
        AzureMlAttachStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(AzureMlAttachStep.DescriptorImpl.class);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckComputeName(null, "x", "", "").kind);
        assertEquals(
                FormValidation.Kind.WARNING, form.doCheckComputeName(null, "a-very-long-compute-name", "", "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckComputeName(null, "team-a", "", "").kind);
        FormValidation wrong = form.doCheckResourceId(
                null, AzureLab.CLUSTER.replace("managedClusters", "connectedClusters"), "", "", "");
        assertEquals(FormValidation.Kind.ERROR, wrong.kind);
        assertTrue(wrong.getMessage().startsWith("Cluster is "), wrong.getMessage());
        assertEquals(FormValidation.Kind.OK, form.doCheckNamespace(null, "${params.NAMESPACE}").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckWorkspaceName(null, "", "rg-ml", "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckWorkspaceName(null, "", "", "fleet.yml").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckShard(null, "9/8").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckShard(null, "3/8").kind);
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxParallel(null, "501").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckMaxParallel(null, "").kind);
    }

    @Test
    void seesTheOtherFields() {
        AzureMlAttachStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(AzureMlAttachStep.DescriptorImpl.class);
        String identity = AzureLab.CLUSTER.replace(
                "Microsoft.ContainerService/managedClusters", "Microsoft.ManagedIdentity/userAssignedIdentities");
        assertEquals(
                FormValidation.Kind.ERROR, form.doCheckComputeRoles(null, "AcrPull", "SystemAssigned", "", "").kind);
        FormValidation roles = form.doCheckComputeRoles(null, "AcrPull @ registry", "", "", "");
        assertEquals(FormValidation.Kind.ERROR, roles.kind);
        assertTrue(roles.getMessage().contains("Identity type"), roles.getMessage());
        assertEquals(
                FormValidation.Kind.OK,
                form.doCheckComputeRoles(null, "AcrPull @ registry", "SystemAssigned", "", "").kind);
        assertEquals(
                FormValidation.Kind.OK, form.doCheckComputeRoles(null, "AcrPull @ registry", "", identity, "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckUserAssignedIdentities(null, identity, "UserAssigned").kind);
        assertEquals(
                FormValidation.Kind.ERROR, form.doCheckUserAssignedIdentities(null, identity, "SystemAssigned").kind);
        assertEquals(
                FormValidation.Kind.ERROR,
                form.doCheckCreateNamespace(
                                null,
                                "true",
                                AzureLab.CLUSTER.replace(
                                        "ContainerService/managedClusters", "Kubernetes/connectedClusters"))
                        .kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckCreateNamespace(null, "true", AzureLab.CLUSTER).kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckResourceId(null, "", "ml-prod", "detach", "").kind);
    }

    @Test
    void saysNothingBeforeAnythingIsFilled() {
        AzureMlAttachStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(AzureMlAttachStep.DescriptorImpl.class);
        assertEquals(FormValidation.Kind.OK, form.doCheckResourceGroup(null, "", "", "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckWorkspaceName(null, "", "", "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckComputeName(null, "", "", "").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckResourceId(null, "", "", "", "").kind);
    }

    @Test
    void offersCredentialsToThoseWhoMaySeeThem() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        AzureMlAttachStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(AzureMlAttachStep.DescriptorImpl.class);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("author"));
        try {
            assertFalse(offers(as("reader", () -> form.doFillCredentialsIdItems(job, ""))));
            assertTrue(offers(as("author", () -> form.doFillCredentialsIdItems(job, ""))));
            assertFalse(offers(as("author", () -> form.doFillCredentialsIdItems(null, ""))));
            assertFalse(offers(
                    as("author", () -> AzureMlAttachGlobalConfiguration.get().doFillCredentialsIdItems(""))));
        } finally {
            jenkins.jenkins.setAuthorizationStrategy(hudson.security.AuthorizationStrategy.UNSECURED);
        }
    }

    @Test
    void everyFieldHasHelp() throws Exception {
        for (String field : List.of("resourceGroup", "computeRoles", "credentialsId", "failOnDrift", "timeout")) {
            assertNotNull(jenkins.createWebClient()
                    .goTo("descriptor/" + AzureMlAttachStep.class.getName() + "/help/" + field)
                    .getWebResponse()
                    .getContentAsString());
        }
    }

    private static boolean offers(ListBoxModel model) {
        return model.stream().anyMatch(option -> option.value.equals("azure"));
    }

    private static ListBoxModel as(String user, Supplier<ListBoxModel> question) {
        try (ACLContext ignored = ACL.as2(User.getById(user, true).impersonate2())) {
            return question.get();
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
