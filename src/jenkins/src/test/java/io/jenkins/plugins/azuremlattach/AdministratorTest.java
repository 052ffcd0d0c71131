package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.microsoft.azure.util.AzureCredentials;
import hudson.XmlFile;
import hudson.model.Result;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import hudson.util.FormValidation;
import hudson.util.Secret;
import java.util.concurrent.atomic.AtomicInteger;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What only an administrator decides. */
@WithJenkins
class AdministratorTest {

    /** Counts how often the configuration is saved. */
    @TestExtension
    public static final class Savings extends SaveableListener {
        static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof AzureMlAttachGlobalConfiguration) {
                COUNT.incrementAndGet();
            }
        }
    }

    @Test
    void aStepCannotChooseTheCloudWhereAddressesAreSet(JenkinsRule jenkins) throws Exception {
        try (AzureLab azure = AzureLab.start()) {
            azure.configure();
            WorkflowRun build =
                    AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("else", "cloud: 'AzureUSGovernment'"));
            jenkins.assertLogContains("cloud is 'AzureUSGovernment': leave it out", build);
            assertEquals(0, azure.emulator().requests().size());
        }
    }

    @Test
    void anAddressOrCertificateThatCannotBeUsedIsRefused(JenkinsRule jenkins) throws Exception {
        AzureMlAttachGlobalConfiguration global = AzureMlAttachGlobalConfiguration.get();
        String mistake = assertThrows(
                        IllegalArgumentException.class, () -> global.setResourceManagerUrl("http://insecure.example"))
                .getMessage();
        assertEquals(
                "Resource Manager URL is 'http://insecure.example': give an https:// address without a query.",
                mistake);
        assertThrows(IllegalArgumentException.class, () -> global.setAuthorityUrl("https://user@login.example"));
        assertThrows(IllegalArgumentException.class, () -> global.setCaCertificate("no certificate"));
        assertThrows(IllegalArgumentException.class, () -> global.setCloud("Moon"));
        assertEquals(FormValidation.Kind.ERROR, global.doCheckCaCertificate("no certificate").kind);
        assertNull(global.getResourceManagerUrl());
    }

    @Test
    void theFormSavesOnceAndNothingThatIsWrong(JenkinsRule jenkins) throws Exception {
        AzureMlAttachGlobalConfiguration global = AzureMlAttachGlobalConfiguration.get();
        HtmlPage page = AzureLab.browser(jenkins).goTo("configure");
        HtmlForm form = page.getFormByName("config");
        form.getInputByName("_.resourceManagerUrl").setValue("https://management.example");
        form.getInputByName("_.authorityUrl").setValue("https://login.example");
        int before = Savings.COUNT.get();
        jenkins.submit(form);
        assertEquals("https://management.example", global.getResourceManagerUrl());
        assertEquals(before + 1, Savings.COUNT.get());

        JenkinsRule.WebClient client = AzureLab.browser(jenkins).withThrowExceptionOnFailingStatusCode(false);
        HtmlForm again = client.goTo("configure").getFormByName("config");
        again.getInputByName("_.resourceManagerUrl").setValue("https://other.example");
        again.getInputByName("_.authorityUrl").setValue("ftp://login.example");
        HtmlPage refused = jenkins.submit(again);
        assertTrue(refused.asNormalizedText().contains("Authority URL is 'ftp://login.example'"), refused.asXml());
        assertEquals("https://management.example", global.getResourceManagerUrl());
        assertEquals("https://login.example", global.getAuthorityUrl());
        assertEquals(before + 1, Savings.COUNT.get());
    }

    @Test
    void theDefaultCredentialIsOneThatJobsCanSee(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(AzureLab.principal("for-all"));
        AzureCredentials own = new AzureCredentials(
                CredentialsScope.SYSTEM,
                "for-the-controller",
                "",
                AzureLab.SUBSCRIPTION,
                AzureLab.CLIENT,
                Secret.fromString(AzureLab.SECRET));
        store.getCredentials().add(own);
        var offered = AzureMlAttachGlobalConfiguration.get().doFillCredentialsIdItems("");
        assertTrue(offered.stream().anyMatch(option -> option.value.equals("for-all")));
        assertFalse(offered.stream().anyMatch(option -> option.value.equals("for-the-controller")));
    }
}
