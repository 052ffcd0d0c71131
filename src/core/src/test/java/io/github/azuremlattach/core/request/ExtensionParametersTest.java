package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be asked for of the extension, and one sentence for what may not. */
class ExtensionParametersTest {
    private static final String ROUTER = "inferenceRouterServiceType=";

    private static String mistake(String... settings) {
        return asked(settings).mistake();
    }

    private static Ask asked(String... settings) {
        return Ask.aks().with("extension", "install").with("extension-settings", String.join("\n", settings));
    }

    @Test
    void byDefaultItIsOnlyChecked() {
        ExtensionRequest extension = Ask.aks().request().provision().extension();
        assertEquals(ExtensionRequest.Action.CHECK, extension.action());
        assertEquals("azureml", extension.name());
        assertEquals(Duration.ofMinutes(30), extension.timeout());
        assertEquals(Map.of(), extension.settings());
        assertEquals("", Ask.aks().request().provision().words(), "a checkpoint of before still fits");
    }

    @Test
    void settingsAreLinesOfKeyAndValue() {
        assertEquals(
                Map.of("nodeSelector.pool", "a=b", "enableTraining", "True"),
                asked(" nodeSelector.pool = a=b ", "", "enableTraining=True")
                        .request()
                        .provision()
                        .extension()
                        .settings());
    }

    @Test
    void aCompleteInferenceIsAccepted() {
        assertEquals(
                List.of(),
                asked("enableInference=True", ROUTER + "LoadBalancer", "sslSecret=tls", "sslCname=a.b")
                        .mistakes());
        assertEquals(
                List.of(),
                asked("enableInference=True", ROUTER + "clusterIP", "allowInsecureConnections=True")
                        .mistakes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        enableTraining | give one key=value a line
        InferenceRouterHA=False | write inferenceRouterHA if that is meant, in this casing
        enableTrainning=True | write enableTraining if that is meant
        NodeSelector.pool=gpu | write nodeSelector.pool if that is meant
        colour=red | there is no such setting
        installVolcano=no | give True or False
        enableTraining=False | one of them is needed
        enableInference=True | inference needs inferenceRouterServiceType
        inferenceRouterServiceType=ingress | give nodePort, loadBalancer or clusterIP
        internalLoadBalancerProvider=aws | the only provider is azure
        """)
    void aSettingThatCannotBeMeantIsOneSentence(String line, String words) {
        assertTrue(mistake(line).contains(words), mistake(line));
    }

    @Test
    void settingsThatDoNotGoTogetherAreOneSentence() {
        assertTrue(mistake("enableInference=True", ROUTER + "nodePort").contains("allowInsecureConnections=True"));
        assertTrue(mistake(ROUTER + "nodePort", "internalLoadBalancerProvider=azure")
                .contains("no load balancer"));
        assertTrue(mistake("enableTraining=True", "enableTraining=True").contains("given twice"));
        assertTrue(Ask.arc()
                .with("extension-settings", "internalLoadBalancerProvider=azure")
                .mistake()
                .contains("only AKS has one"));
    }

    @ParameterizedTest
    @CsvSource({"scoringFe.sslKey", "relayServerConnectionString", "sslKeyPemFile", "logAnalyticsWS"})
    void aSecretHasNoPlaceInSettingsAndIsNotShown(String key) {
        String mistake = mistake(key + "=s3cr3t");
        assertTrue(mistake.contains(key) && mistake.contains("sslSecret"), mistake);
        assertFalse(mistake.contains("s3cr3t"), mistake);
    }

    @ParameterizedTest
    @CsvSource({
        "extension-version, latest, give a version such as 1.1.64",
        "extension-name, My_Ext, give up to 50 lower-case letters",
        "extension-train, 'a b', give a release train such as stable",
        "extension-timeout, soon, give a number with its unit",
        "extension, remove, 'allowed are check, install, update'"
    })
    void otherValuesAreChecked(String parameter, String value, String words) {
        String mistake =
                Ask.aks().with("extension", "install").with(parameter, value).mistake();
        assertTrue(mistake.startsWith(parameter + " is '" + value + "': " + words), mistake);
    }

    @Test
    void withoutAnInstallationSettingsHaveNoEffect() {
        assertEquals(
                List.of("extension-settings has no effect unless extension is install or update."),
                Ask.aks()
                        .with("extension-settings", "enableTraining=True")
                        .request()
                        .warnings());
    }
}
