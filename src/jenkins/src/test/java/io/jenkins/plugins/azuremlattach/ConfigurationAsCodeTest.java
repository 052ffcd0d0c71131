package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {

    @Test
    @ConfiguredWithCode("configuration.yaml")
    void readsWhatItWrites(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        AzureMlAttachGlobalConfiguration global = AzureMlAttachGlobalConfiguration.get();
        assertEquals("azure", global.getCredentialsId());
        assertEquals("AzureUSGovernment", global.getCloud());
        assertEquals("https://management.example", global.getResourceManagerUrl());
        assertEquals("https://login.example", global.getAuthorityUrl());
        String exported =
                Util.toYamlString(Util.getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                        .get("azureMlAttach"));
        assertTrue(exported.contains("cloud: \"AzureUSGovernment\""), exported);
        assertTrue(exported.contains("resourceManagerUrl: \"https://management.example\""), exported);
    }

    @Test
    void theConfigurationOfTheDocumentationAttaches(JenkinsConfiguredWithCodeRule jenkins, @TempDir Path files)
            throws Exception {
        try (AzureLab azure = AzureLab.start()) {
            Path certificate = Files.writeString(
                    files.resolve("emulator-ca.pem"), azure.emulator().caPem());
            String page = Files.readString(Path.of("../../docs/jenkins/README.md"));
            int end = page.indexOf("```", page.indexOf("domainCredentials:"));
            String yaml = page.substring(page.lastIndexOf("```yaml", end - 1) + "```yaml".length(), end)
                    .replace("/var/lib/jenkins/emulator-ca.pem", certificate.toString())
                    .replace("https://localhost:8443", azure.emulator().url());
            Path file = Files.writeString(files.resolve("jenkins.yaml"), yaml);
            ConfigurationAsCode.get().configure(file.toString());
            assertTrue(AzureMlAttachGlobalConfiguration.get().getCaCertificate().contains("BEGIN CERTIFICATE"));
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            job.setDefinition(new CpsFlowDefinition(
                    AzureLab.attach("as-documented", "").replace("credentialsId: 'azure', ", ""), true));
            jenkins.buildAndAssertSuccess(job);
            String exported =
                    Util.toYamlString(Util.getUnclassifiedRoot(new ConfigurationContext(ConfiguratorRegistry.get()))
                            .get("azureMlAttach"));
            for (String field : List.of("credentialsId", "resourceManagerUrl", "authorityUrl", "caCertificate")) {
                assertTrue(exported.contains(field + ": "), exported);
            }
        }
    }

    @Test
    @ConfiguredWithCode("configuration.yaml")
    void theFormKeepsIt(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        jenkins.submit(AzureLab.browser(jenkins).goTo("configure").getFormByName("config"));
        AzureMlAttachGlobalConfiguration global = AzureMlAttachGlobalConfiguration.get();
        assertEquals("AzureUSGovernment", global.getCloud());
        assertEquals("https://login.example", global.getAuthorityUrl());
        assertEquals(FormValidation.Kind.ERROR, global.doCheckAuthorityUrl("http://login.example").kind);
        assertEquals(FormValidation.Kind.ERROR, global.doCheckCaCertificate("nonsense").kind);
    }
}
