package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AuthorizationStrategy;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The fields of the step's form: what they offer, and what they say while somebody types. */
@WithJenkins
class FormFieldsTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        SystemCredentialsProvider.getInstance().getCredentials().add(AzureLab.principal("azure"));
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
        assertEquals(FormValidation.Kind.ERROR, form.doCheckMaxParallel(null, "1001").kind);
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
    void checksWhatIsPrepared() {
        AzureMlAttachStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(AzureMlAttachStep.DescriptorImpl.class);
        String identity = AzureLab.CLUSTER.replace(
                "Microsoft.ContainerService/managedClusters", "Microsoft.ManagedIdentity/userAssignedIdentities");
        String arc = AzureLab.CLUSTER.replace("ContainerService/managedClusters", "Kubernetes/connectedClusters");
        assertOk(form.doCheckFederatedCredentials(null, "azureml/default", "", identity, ""));
        assertWrong("Service accounts", form.doCheckFederatedCredentials(null, "azureml", "", identity, ""));
        assertWrong(
                "User-assigned identities",
                form.doCheckFederatedCredentials(null, "azureml/default", "SystemAssigned", "", ""));
        assertOk(form.doCheckApplyInstanceTypes(null, "true", "small: {}", AzureLab.CLUSTER));
        assertWrong("Instance types", form.doCheckApplyInstanceTypes(null, "true", "", AzureLab.CLUSTER));
        assertWrong("only AKS", form.doCheckApplyInstanceTypes(null, "true", "small: {}", arc));
        assertOk(form.doCheckTags(null, "team=vision"));
        assertWrong("Tags", form.doCheckTags(null, "te<am=vision"));
        assertWrong("Extension timeout", form.doCheckExtensionTimeout(null, "soon", "install"));
        assertWrong("Longest time for a job", form.doCheckVerifyTimeout(null, "soon", "job"));
        assertEquals(FormValidation.Kind.WARNING, form.doCheckVerifyTimeout(null, "10m", "off").kind);
    }

    @Test
    void aDetachChecksWhatItTakesAlong() {
        AzureMlDetachStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(AzureMlDetachStep.DescriptorImpl.class);
        assertOk(form.doCheckRemoveExtension(null, "true", AzureLab.CLUSTER, "true"));
        assertOk(form.doCheckRemoveExtension(null, "false", "", "true"));
        assertWrong("Cluster", form.doCheckRemoveExtension(null, "true", "", "true"));
        assertWrong("Wait", form.doCheckRemoveExtension(null, "true", AzureLab.CLUSTER, "false"));
    }

    private static void assertOk(FormValidation check) {
        assertEquals(FormValidation.Kind.OK, check.kind, check.getMessage());
    }

    private static void assertWrong(String word, FormValidation check) {
        assertEquals(FormValidation.Kind.ERROR, check.kind, check.getMessage());
        assertTrue(check.getMessage().contains(word), check.getMessage());
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
            jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
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
}
