package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.ARC;
import static io.github.azuremlattach.emulator.Client.GROUP;
import static io.github.azuremlattach.emulator.Client.ID_WORKSPACE;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.SUBSCRIPTION;
import static io.github.azuremlattach.emulator.Client.attach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a bare cluster to one that can be attached: provider, extension, relay, federated credentials. */
class ExtensionsTest {
    private static final String EXTENSION = "/providers/Microsoft.KubernetesConfiguration/extensions/azureml";
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder()
            .clock(clock)
            .scenario(Scenario.standard().with("aks: {aks-1: {extension: null, namespaces: [default, team-a]}}"))
            .start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void anInstallationSaysCreatingUntilItHasSucceeded() {
        var put = azure.put(AKS + EXTENSION, body("\"enableTraining\": \"True\""));
        assertEquals(201, put.status());
        assertEquals("Creating", put.state());
        assertEquals(
                "microsoft.azureml.kubernetes",
                put.body().at("/properties/extensionType").asText());
        assertEquals(
                "{\"a.key\":\"\"}",
                put.body().at("/properties/configurationProtectedSettings").toString());
        assertTrue(put.body().at("/properties/aksAssignedIdentity").isNull());
        String status = put.header("Azure-AsyncOperation");
        assertTrue(status.contains("/ManagedClusters/") && status.contains("?api-Version=2023-05-01"), status);
        assertTrue(put.header("Location").startsWith("https://westeurope.rp.kubernetesconfiguration.azure.com/"));
        assertEquals("", put.header("Retry-After"));
        assertEquals("Creating", azure.get(status).body().path("status").asText());
        clock.passSeconds(5);
        assertEquals("Succeeded", azure.get(status).body().path("status").asText());
        var extension = azure.get(AKS + EXTENSION).body();
        assertTrue(extension.at("/properties/aksAssignedIdentity/tenantId").isNull());
        assertEquals("1.1.64", extension.at("/properties/currentVersion").asText());
        emulator.update(world -> assertTrue(world.namespaces(AKS).contains("azureml")));
        azure.put(PROD + "/computes/team-a", attach(AKS, ""));
        clock.passSeconds(2);
        assertEquals("Succeeded", azure.get(PROD + "/computes/team-a").state());
    }

    @Test
    void aPatchMergesSettingsAndReplacesProtectedOnes() {
        azure.put(AKS + EXTENSION, body("\"enableTraining\": \"True\""));
        clock.passSeconds(5);
        var patch = azure.send(
                "PATCH",
                AKS + EXTENSION,
                "{\"properties\": {\"configurationSettings\": {\"installPromOp\": \"False\"},"
                        + " \"configurationProtectedSettings\": {\"other\": \"secret\"}}}");
        assertEquals(202, patch.status());
        assertEquals(
                "Updating",
                azure.get(patch.header("Azure-AsyncOperation"))
                        .body()
                        .path("status")
                        .asText());
        clock.passSeconds(3);
        var properties = azure.get(AKS + EXTENSION).body().path("properties");
        assertEquals(
                "True", properties.at("/configurationSettings/enableTraining").asText());
        assertEquals(
                "False", properties.at("/configurationSettings/installPromOp").asText());
        assertEquals(
                "{\"other\":\"\"}",
                properties.path("configurationProtectedSettings").toString());
        assertEquals(
                200,
                azure.send("PATCH", AKS + EXTENSION, "{\"properties\": {}}").status());
    }

    @Test
    void aDeletionSaysDeletingAndAForcedOneIsDoneAtOnce() {
        azure.put(AKS + EXTENSION, body("\"enableTraining\": \"True\""));
        clock.passSeconds(5);
        var delete = azure.delete(AKS + EXTENSION);
        assertEquals(202, delete.status());
        assertEquals("", delete.text());
        assertEquals("", delete.header("Location"));
        assertEquals(
                "Deleting",
                azure.get(delete.header("Azure-AsyncOperation"))
                        .body()
                        .path("status")
                        .asText());
        clock.passSeconds(5);
        var missing = azure.get(AKS + EXTENSION);
        assertEquals(404, missing.status());
        assertEquals("NotFound", missing.code());
        assertEquals(204, azure.delete(AKS + EXTENSION).status());
        assertEquals(
                200,
                azure.delete(ARC + EXTENSION + "?api-version=2023-05-01&forceDelete=true")
                        .status());
        assertEquals("ResourceNotFound", azure.get(AKS + "-9" + EXTENSION).code());
    }

    @Test
    void aFailedInstallationLeavesItsReasonInTheHealthCheck() {
        emulator.apply("aks: {aks-1: {nodes: 1}}");
        String status = azure.put(AKS + EXTENSION, body("\"enableInference\": \"True\""))
                .header("Azure-AsyncOperation");
        clock.passSeconds(5);
        var failed = azure.get(status).body();
        assertEquals("Failed", failed.path("status").asText());
        assertEquals("ExtensionOperationFailed", failed.at("/error/code").asText());
        assertTrue(failed.at("/error/message").asText().contains("failed pre-install: pod healthcheck failed"));
        assertEquals("Failed", azure.get(AKS + EXTENSION).state());
        String location = azure.post(
                        AKS + "/runCommand",
                        "{\"command\": \"kubectl get configmap -n azureml arcml-healthcheck -o json\"}")
                .header("Location");
        clock.passSeconds(1);
        assertTrue(azure.get(location)
                .body()
                .at("/properties/logs")
                .asText()
                .contains("Status: Failed Name: clusterresource ErrorCode: E40002 ErrorMessage: INSUFFICIENT_NODE"));
        emulator.apply("extensions: {error: cannot re-use a name that is still in use}");
        status =
                azure.put(AKS + EXTENSION, body("\"enableTraining\": \"True\"")).header("Azure-AsyncOperation");
        clock.passSeconds(5);
        assertTrue(azure.get(status).text().contains("[cannot re-use a name that is still in use]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"enableTraining\": \"False\" | At least one of the settings enableTraining and enableInference",
                "\"enableTraining\": true | The value of 'enableTraining' in configurationSettings must be a string.",
            })
    void whatTheExtensionCannotBeIsRefused(String settings, String message) {
        var answer = azure.put(AKS + EXTENSION, body(settings));
        assertEquals(400, answer.status());
        assertTrue(answer.message().startsWith(message), answer.message());
    }

    @Test
    void aProviderIsRegisteringForAWhile() {
        emulator.apply("providers: {Microsoft.Relay: NotRegistered}\nregistration: {duration: 30s}");
        String provider = SUBSCRIPTION + "/providers/Microsoft.Relay";
        var register = azure.post(provider + "/register", "");
        assertEquals(200, register.status());
        assertEquals("Registering", register.body().path("registrationState").asText());
        clock.passSeconds(30);
        assertEquals(
                "Registered",
                azure.get(provider).body().path("registrationState").asText());
        assertEquals(
                403,
                new Client(emulator, reader()).post(provider + "/register", "").status());
    }

    @Test
    void aRelayHasConnectionsRulesAndKeys() {
        String namespace = GROUP + "/providers/Microsoft.Relay/namespaces/edge8relay";
        String connection = namespace + "/hybridConnections/edge-8";
        String rule = connection + "/authorizationRules/azureml_rw";
        assertEquals(404, azure.get(connection).status());
        assertEquals(
                "Created",
                azure.put(namespace, "{\"location\": \"westeurope\"}").state());
        clock.passSeconds(1);
        assertEquals("Succeeded", azure.get(namespace).state());
        assertEquals(
                200,
                azure.put(connection, "{\"properties\": {\"requiresClientAuthorization\": true}}")
                        .status());
        assertEquals(404, azure.post(rule + "/listKeys", "").status());
        assertEquals(
                200,
                azure.put(rule, "{\"properties\": {\"rights\": [\"Manage\"]}}").status());
        String keys = azure.post(rule + "/listKeys", "")
                .body()
                .path("primaryConnectionString")
                .asText();
        assertTrue(keys.startsWith("Endpoint=sb://edge8relay.servicebus.windows.net/;SharedAccessKeyName=azureml_rw;"));
        assertEquals(200, azure.get(rule).status());
        assertEquals(
                1,
                azure.get(connection + "/authorizationRules")
                        .body()
                        .path("value")
                        .size());
    }

    @Test
    void anIdentityTrustsServiceAccounts() {
        String one = ID_WORKSPACE + "/federatedIdentityCredentials/aml-team-a";
        String body =
                "{\"properties\": {\"issuer\": \"https://issuer\", \"subject\": \"system:serviceaccount:team-a:default\","
                        + " \"audiences\": [\"api://AzureADTokenExchange\"]}}";
        assertEquals(201, azure.put(one, body).status());
        assertEquals(200, azure.put(one, body).status());
        assertEquals(409, azure.put(one + "-2", body).status());
        assertEquals(
                400, azure.put(one + "-2", body.replace("subject", "object")).status());
        assertEquals(400, azure.put(one.replace("aml-team-a", "x"), body).status());
        assertEquals(200, azure.delete(one).status());
        assertEquals(204, azure.delete(one).status());
        assertFalse(azure.get(one).status() == 200);
    }

    private String reader() {
        emulator.apply("principals: {reader: {clientId: reader, roles: [Reader @ subscription]}}");
        return "reader";
    }

    private static String body(String settings) {
        return "{\"properties\": {\"extensionType\": \"Microsoft.AzureML.Kubernetes\", \"configurationSettings\": {"
                + settings + "}, \"configurationProtectedSettings\": {\"a.key\": \"secret\"}}}";
    }
}
