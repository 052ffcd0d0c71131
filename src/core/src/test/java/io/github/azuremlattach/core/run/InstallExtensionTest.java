package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The extension is installed where it is missing, with every setting that the Azure CLI would send. */
class InstallExtensionTest {
    private static final String BARE = "aks: {aks-1: {extension: null}}";
    private static final String[] INSTALL = {"extension", "install"};

    static JsonNode body(RecordedRequest request) throws JsonProcessingException {
        return new ObjectMapper().readTree(request.body());
    }

    private static Status status(AttachOutcome outcome) {
        return outcome.changes().stream()
                .filter(result -> result.change() instanceof InstallExtension)
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void onAksItIsOnePutWithoutIdentityBeforeTheAttach() throws JsonProcessingException {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run(INSTALL);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(Status.DONE, status(outcome));
            assertEquals(
                    List.of(
                            "PUT Microsoft.KubernetesConfiguration/extensions",
                            "PUT Microsoft.MachineLearningServices/workspaces"),
                    rig.writes());
            JsonNode sent = body(rig.requests("PUT", "/extensions/azureml").get(0));
            assertFalse(sent.has("identity"));
            JsonNode properties = sent.path("properties");
            assertEquals(
                    "microsoft.azureml.kubernetes",
                    properties.path("extensionType").asText());
            assertTrue(properties.path("autoUpgradeMinorVersion").asBoolean());
            assertEquals(
                    "azureml", properties.at("/scope/cluster/releaseNamespace").asText());
            assertFalse(properties.has("version"));
            JsonNode settings = properties.path("configurationSettings");
            assertEquals("True", settings.path("enableTraining").asText());
            assertEquals("False", settings.path("enableInference").asText());
            assertEquals(Rig.AKS, settings.path("cluster_name").asText());
            assertEquals(Rig.AKS, settings.path("clusterId").asText());
            assertEquals(
                    "westeurope.cloudapp.azure.com", settings.path("domain").asText());
            assertEquals("westeurope", settings.path("jobSchedulerLocation").asText());
            assertEquals("false", settings.path("relayserver.enabled").asText());
            assertEquals("true", settings.path("nginxIngress.enabled").asText());
            assertFalse(settings.has("inferenceRouterHA"), "three nodes are enough");
        }
    }

    @Test
    void thePlanShowsEverySettingThatIsSent() throws JsonProcessingException {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome planned = rig.run("extension", "install", "mode", "plan");
            String text = planned.plan().orElseThrow().toText();

            rig.run(INSTALL);
            JsonNode sent = body(rig.requests("PUT", "/extensions/azureml").get(0));
            sent.at("/properties/configurationSettings")
                    .properties()
                    .forEach(setting -> assertTrue(
                            text.contains(
                                    setting.getKey() + "=" + setting.getValue().asText()),
                            setting.getKey()));
        }
    }

    @Test
    void fewerThanThreeNodesAreNoHighlyAvailableRouter() throws JsonProcessingException {
        try (Rig rig = Rig.with("aks: {aks-1: {extension: null, nodes: 2}}")) {
            rig.run(INSTALL);
            JsonNode settings =
                    body(rig.requests("PUT", "/extensions/azureml").get(0)).at("/properties/configurationSettings");

            assertEquals("DevTest", settings.path("clusterPurpose").asText());
            assertEquals("false", settings.path("inferenceRouterHA").asText());
        }
    }

    @Test
    void aVersionIsSentWithTheTrainAndIsNotUpgraded() throws JsonProcessingException {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run(
                    "extension",
                    "install",
                    "extension-version",
                    "1.1.60",
                    "extension-train",
                    "preview",
                    "extension-name",
                    "ml-ext",
                    "extension-settings",
                    "installVolcano=False\nnodeSelector.pool=gpu");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            JsonNode properties =
                    body(rig.requests("PUT", "/extensions/ml-ext").get(0)).path("properties");
            assertEquals("1.1.60", properties.path("version").asText());
            assertEquals("preview", properties.path("releaseTrain").asText());
            assertFalse(properties.path("autoUpgradeMinorVersion").asBoolean(true));
            assertEquals(
                    "False",
                    properties.at("/configurationSettings/installVolcano").asText());
            assertEquals(
                    "gpu",
                    properties
                            .path("configurationSettings")
                            .path("nodeSelector.pool")
                            .asText());
        }
    }

    @Test
    void aSecondRunInstallsNothing() {
        try (Rig rig = Rig.with(BARE)) {
            rig.run(INSTALL);
            int before = rig.writes().size();

            AttachOutcome again = rig.run(INSTALL);

            assertEquals(AttachOutcome.Kind.UNCHANGED, again.kind(), again.toJson());
            assertEquals(before, rig.writes().size());
        }
    }

    @Test
    void oneThatFailedIsInstalledAgainWithItsSettings() throws JsonProcessingException {
        try (Rig rig = Rig.with("aks: {aks-1: {extension: {provisioningState: Failed, name: mine, "
                + "configurationSettings: {enableTraining: 'True', installPromOp: 'False'}}}}")) {
            AttachOutcome outcome = rig.run(INSTALL);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "False",
                    body(rig.requests("PUT", "/extensions/mine").get(0))
                            .at("/properties/configurationSettings/installPromOp")
                            .asText());
        }
    }

    @Test
    void oneThatFailedAndHasSecretsIsLeftAlone() {
        try (Rig rig = Rig.with("aks: {aks-1: {extension: {provisioningState: Failed, "
                + "configurationProtectedSettings: {scoringFe.sslKey: hidden}}}}")) {
            AttachOutcome outcome = rig.run(INSTALL);

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("extension-keeps-secrets"), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void oneThatSomebodyElseIsInstallingIsWaitedFor() {
        try (Rig rig = Rig.with("aks: {aks-1: {extension: {provisioningState: Creating}}}")) {
            var attachment = rig.attachment(INSTALL);
            int[] steps = {0};

            AttachOutcome outcome = rig.finish(attachment, attachment.begin(), next -> {
                if (++steps[0] == 6) {
                    rig.emulator.apply("aks: {aks-1: {extension: {provisioningState: Succeeded}}}");
                }
                return next;
            });

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(Status.FOUND, status(outcome));
            assertEquals(List.of(), rig.requests("PUT", "/extensions/"));
        }
    }

    @Test
    void aFailedHealthCheckIsExplainedByItsCode() {
        try (Rig rig = Rig.with(BARE + "\nextensions: {healthCheck: [E40002 clusterresource INSUFFICIENT_NODE]}")) {
            AttachOutcome outcome = rig.run(INSTALL);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            var failure = outcome.failure().orElseThrow();
            assertEquals("nodes-insufficient", failure.code());
            assertTrue(failure.summary().contains("installation of extension azureml on aks-1 failed"));
            String seen = failure.evidence().toString();
            assertTrue(seen.contains("Seen in the cluster: ") && seen.contains("E40002"), seen);
            assertTrue(
                    failure.advice().get(0).cause().contains("node"),
                    failure.advice().toString());
            assertEquals(Status.FAILED, status(outcome));
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
        }
    }

    @Test
    void aFailureOfHelmIsExplained() {
        try (Rig rig = Rig.with(BARE + "\nextensions: {error: cannot re-use a name that is still in use}")) {
            AttachOutcome outcome = rig.run(INSTALL);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals("helm-name-in-use", outcome.failure().orElseThrow().code());
        }
    }

    @Test
    void anInstallationThatDoesNotEndHasALimitOfItsOwn() {
        try (Rig rig = Rig.with(BARE + "\nextensions: {install: 24h}")) {
            AttachOutcome outcome = rig.run("extension", "install", "extension-timeout", "5m");

            assertEquals(5, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("extension-timeout"), outcome.toJson());
            assertEquals(Status.SUBMITTED, status(outcome));
        }
    }

    @Test
    void noTokenGoesToTheForeignHostOfTheLocationHeader() {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run(INSTALL);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertFalse(rig.requests("GET", "/operations/").isEmpty(), "the operation is asked for at home");
        }
    }

    @Test
    void onlyWhatIsAskedForIsInstalled() {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run();

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("set extension to install"), outcome.toJson());
        }
    }
}
