package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.ARC;
import static io.github.azuremlattach.emulator.Client.GROUP;
import static io.github.azuremlattach.emulator.Client.ID_WORKSPACE;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.SUBSCRIPTION;
import static io.github.azuremlattach.emulator.Client.UAI;
import static io.github.azuremlattach.emulator.Client.WORKSPACES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What exists, in Azure's spelling, and the several ways to say that something does not. */
class ReadsTest {
    private static final String EXTENSIONS = "/providers/Microsoft.KubernetesConfiguration/extensions";

    private final Emulator emulator = Emulator.start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void pathsMatchInAnyLetterCaseAndWithTwoSlashes() {
        assertEquals(
                "ml-prod",
                azure.get(PROD.toUpperCase(Locale.ROOT)).body().path("name").asText());
        assertEquals(200, azure.get(emulator.url() + "/" + PROD).status());
    }

    @Test
    void aWorkspaceNamesItsIdentityRegistryAndStorage() {
        var prod = azure.get(PROD).body();
        assertEquals("SystemAssigned", prod.at("/identity/type").asText());
        assertTrue(prod.at("/properties/containerRegistry").asText().endsWith("/registries/crmlprod"));
        assertTrue(azure.get(WORKSPACES + "/ml-bare")
                .body()
                .at("/properties/containerRegistry")
                .isNull());
        var uai = azure.get(UAI).body();
        assertEquals(
                ID_WORKSPACE, uai.at("/properties/primaryUserAssignedIdentity").asText());
        String key = uai.at("/identity/userAssignedIdentities").fieldNames().next();
        assertTrue(key.equalsIgnoreCase(ID_WORKSPACE) && !key.equals(ID_WORKSPACE), key);
        assertEquals(3, azure.get(WORKSPACES).body().path("value").size());
    }

    @Test
    void clustersAndIdentitiesSpellTheirIdsAndTypesOddly() {
        var aks = azure.get(AKS).body();
        assertTrue(aks.path("id").asText().contains("/resourcegroups/"));
        assertEquals(
                "Microsoft.ContainerService/ManagedClusters", aks.path("type").asText());
        assertEquals(
                "msi", aks.at("/properties/servicePrincipalProfile/clientId").asText());
        assertEquals(
                "microsoft.kubernetes/connectedclusters",
                azure.get(ARC).body().path("type").asText());
        assertTrue(azure.get(ID_WORKSPACE).body().path("id").asText().contains("/resourcegroups/"));
        assertTrue(azure.get(ID_WORKSPACE)
                .body()
                .at("/properties/clientId")
                .asText()
                .matches("[0-9a-f-]{36}"));
    }

    @Test
    void extensionsAreListedOnBothKindsOfClusters() {
        for (String cluster : new String[] {AKS, ARC}) {
            var list = azure.get(cluster + EXTENSIONS).body();
            assertEquals(
                    "microsoft.azureml.kubernetes",
                    list.at("/value/0/properties/extensionType").asText());
            assertTrue(list.has("nextLink") && list.path("nextLink").isNull());
            assertEquals(200, azure.get(cluster + EXTENSIONS + "/azureml").status());
        }
        emulator.apply("aks: {aks-1: {extension: null}}");
        assertEquals(
                "{\"value\":[],\"nextLink\":null}", azure.get(AKS + EXTENSIONS).text());
        assertEquals("ResourceNotFound", azure.get(AKS + "0" + EXTENSIONS).code());
    }

    @Test
    void theExtensionOfAnArcClusterLeadsToItsRelay() {
        String connection = azure.get(ARC + EXTENSIONS + "/azureml")
                .body()
                .at("/properties/configurationSettings")
                .path("relayserver.hybridConnectionResourceID")
                .asText();
        var relay = azure.get(connection.substring(0, connection.indexOf("/hybridConnections/")));
        assertEquals("Microsoft.Relay/Namespaces", relay.body().path("type").asText());
        assertEquals(
                1,
                azure.get(GROUP + "/providers/Microsoft.Relay/namespaces")
                        .body()
                        .path("value")
                        .size());
        assertEquals(
                1,
                azure.get(SUBSCRIPTION + "/providers/Microsoft.Relay/namespaces")
                        .body()
                        .path("value")
                        .size());
    }

    @Test
    void whatIsMissingIsToldByWhoeverMissesIt() {
        missing("ResourceNotFound", azure.get(PROD + "0"));
        missing("ResourceNotFound", azure.get(PROD + "/computes/none"));
        missing("ParentResourceNotFound", azure.get(PROD + "0/computes/none"));
        missing("ResourceGroupNotFound", azure.get(AKS.replace("rg-ml", "rg-none")));
        missing(
                "SubscriptionNotFound",
                azure.get("/subscriptions/00000000-0000-0000-0000-00000000000f/resourceGroups"));
        missing("InvalidResourceNamespace", azure.get(GROUP + "/providers/Contoso.Widgets/widgets/w"));
        missing("InvalidResourceType", azure.put(GROUP + "/providers/Microsoft.Relay/wcfRelays/n", "{}"));
        var binding = azure.get(AKS + "/trustedAccessRoleBindings/none");
        assertEquals(404, binding.status());
        assertEquals("NotFound", binding.body().path("code").asText());
        assertFalse(binding.body().has("error"));
    }

    @Test
    void everyRequestNamesAnApiVersion() {
        var answer = azure.get(PROD + "?other=1");
        assertEquals(400, answer.status());
        assertEquals("MissingApiVersionParameter", answer.code());
        assertEquals(200, azure.get(PROD + "?api-version=2022-10-01-preview").status());
    }

    @Test
    void answersCarryAzuresHeaders() {
        var answer = azure.get(PROD);
        assertTrue(answer.header("x-ms-correlation-request-id").matches("[0-9a-f-]{36}"));
        assertTrue(answer.header("x-ms-operation-identifier").startsWith("tenantId="));
        assertEquals("249", answer.header("x-ms-ratelimit-remaining-subscription-reads"));
        assertTrue(answer.header("x-ms-request-id").matches("[0-9a-f-]{36}"));
        assertTrue(answer.header("x-ms-routing-request-id").matches("WESTEUROPE:\\d{8}T\\d{6}Z:[0-9a-f-]{36}"));
        assertEquals("max-age=31536000; includeSubDomains", answer.header("Strict-Transport-Security"));
        assertEquals(
                "199", azure.detach(PROD + "/computes/none").header("x-ms-ratelimit-remaining-subscription-deletes"));
        assertFalse(answer.header("Date").isEmpty());
    }

    @Test
    void theSubscriptionAndItsProvidersAreThere() {
        assertEquals(
                "ml",
                azure.get("/subscriptions").body().at("/value/0/displayName").asText());
        assertEquals(1, azure.get("/tenants").body().path("value").size());
        assertEquals("Enabled", azure.get(SUBSCRIPTION).body().path("state").asText());
        assertEquals(
                1,
                azure.get(SUBSCRIPTION + "/resourceGroups").body().path("value").size());
        assertTrue(azure.get(SUBSCRIPTION + "/resources").body().path("value").size() > 8);
    }

    @Test
    void theCloudDescribesItselfInThreeGenerations() {
        String path = "/metadata/endpoints?api-version=";
        String manager = emulator.url() + "/";
        assertEquals(
                manager,
                azure.get(path + "2022-09-01").body().path("resourceManager").asText());
        assertEquals(
                manager,
                azure.get(path + "2019-05-01").body().at("/0/resourceManager").asText());
        assertEquals(
                manager,
                azure.get(path + "2015-01-01").body().path("graphEndpoint").asText());
    }

    @Test
    void anUnregisteredProviderRefusesWrites() {
        emulator.apply("providers: {Microsoft.MachineLearningServices: NotRegistered}");
        String provider = SUBSCRIPTION + "/providers/Microsoft.MachineLearningServices";
        assertEquals(
                "NotRegistered",
                azure.get(provider).body().path("registrationState").asText());
        var put = azure.put(PROD + "/computes/team-a", Client.attach(AKS, ""));
        assertEquals(409, put.status());
        assertEquals("MissingSubscriptionRegistration", put.code());
        azure.post(provider + "/register", "");
        assertEquals(
                "Registered",
                azure.get(provider).body().path("registrationState").asText());
        assertEquals(
                201,
                azure.put(PROD + "/computes/team-a", Client.attach(AKS, "")).status());
    }

    @Test
    void anIdentityIsMadeWithAPrincipal() {
        var made = azure.put(ID_WORKSPACE + "-2", "{\"location\": \"westeurope\"}");
        assertEquals(201, made.status());
        assertEquals(
                200,
                azure.put(ID_WORKSPACE + "-2", "{\"location\": \"westeurope\"}").status());
        assertEquals(made.body(), azure.get(ID_WORKSPACE + "-2").body());
        assertTrue(made.body().at("/properties/principalId").asText().matches("[0-9a-f-]{36}"));
    }

    private static void missing(String code, Client.Answer answer) {
        assertEquals(404, answer.status(), answer.text());
        assertEquals(code, answer.code());
        assertEquals("gateway", answer.header("x-ms-failure-cause"));
    }
}
