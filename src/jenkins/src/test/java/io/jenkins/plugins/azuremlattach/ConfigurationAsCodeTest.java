package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import org.junit.jupiter.api.Test;

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
        String exported = Util.toYamlString(Util.getUnclassifiedRoot(new io.jenkins.plugins.casc.ConfigurationContext(
                        io.jenkins.plugins.casc.ConfiguratorRegistry.get()))
                .get("azureMlAttach"));
        assertTrue(exported.contains("cloud: \"AzureUSGovernment\""), exported);
        assertTrue(exported.contains("resourceManagerUrl: \"https://management.example\""), exported);
    }

    @Test
    @ConfiguredWithCode("configuration.yaml")
    void theFormKeepsIt(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        jenkins.configRoundtrip();
        AzureMlAttachGlobalConfiguration global = AzureMlAttachGlobalConfiguration.get();
        assertEquals("AzureUSGovernment", global.getCloud());
        assertEquals("https://login.example", global.getAuthorityUrl());
        assertEquals(FormValidation.Kind.ERROR, global.doCheckAuthorityUrl("http://login.example").kind);
        assertEquals(FormValidation.Kind.ERROR, global.doCheckCaCertificate("nonsense").kind);
    }
}
