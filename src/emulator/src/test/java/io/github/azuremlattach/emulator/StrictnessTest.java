package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.CONTRIBUTOR;
import static io.github.azuremlattach.emulator.Client.GROUP;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.SUBSCRIPTION;
import static io.github.azuremlattach.emulator.Client.SYSTEM_ASSIGNED;
import static io.github.azuremlattach.emulator.Client.attach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Azure refuses, refused in its words; what it lets pass, let pass. */
class StrictnessTest {
    private static final String COMPUTE = PROD + "/computes/team-a";
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void anApiVersionThatTheTypeLacksIsNamedWithThoseItHas() {
        var answer = azure.get(AKS + "?api-version=2022-10-01-preview");
        assertEquals(400, answer.status());
        assertEquals("NoRegisteredProviderFound", answer.code());
        assertTrue(
                answer.message()
                        .startsWith("No registered resource provider found for location 'westeurope' and API version"
                                + " '2022-10-01-preview' for type 'managedClusters'. The supported api-versions are '"),
                answer.message());
        assertTrue(answer.message().contains("2024-09-01, "), answer.message());
        assertEquals(
                "InvalidApiVersionParameter", azure.get(PROD + "?api-version=1").code());
        assertEquals(
                "InvalidApiVersionParameter",
                azure.get(GROUP + "?api-version=2024-10-01").code());
        String definitions = GROUP + "/providers/Microsoft.Authorization/roleDefinitions?api-version=";
        assertEquals(200, azure.get(definitions + "2022-05-01-preview").status(), "the Azure CLI asks for this one");
        emulator.apply("checkApiVersions: false");
        assertEquals(200, azure.get(PROD + "?api-version=1").status());
    }

    @Test
    void aCloudMayLagBehind() {
        emulator.apply("apiVersions: {Microsoft.MachineLearningServices: ['2023-04-01']}");
        assertEquals("NoRegisteredProviderFound", azure.get(PROD).code());
        assertEquals(200, azure.get(PROD + "?api-version=2023-04-01").status());
        var provider = azure.get(SUBSCRIPTION + "/providers/Microsoft.MachineLearningServices")
                .body();
        assertEquals(
                "[\"2023-04-01\"]", provider.at("/resourceTypes/0/apiVersions").toString());
        assertTrue(provider.at("/resourceTypes/0/locations").toString().contains("West Europe"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roleAssignments | atScope()principalId eq '11111111-1111-1111-1111-111111111111'",
                "roleAssignments | principalType eq 'User'",
                "roleAssignments | atScope() and",
                "roleDefinitions | roleName eq AcrPull",
                "roleDefinitions | permissions eq 'x'",
            })
    void aFilterThatAzureDoesNotKnowIsRefused(String type, String filter) {
        var answer = azure.get(AKS + "/providers/Microsoft.Authorization/" + type + "?api-version=2022-04-01&$filter="
                + filter.replace(" ", "%20"));
        assertEquals(400, answer.status());
        assertEquals("UnsupportedQuery", answer.code());
    }

    @Test
    void aLocationThatIsNoneIsRefused() {
        var answer = azure.put(COMPUTE, attach(AKS, "").replace("westeurope", "atlantis"));
        assertEquals(400, answer.status());
        assertEquals("LocationNotAvailableForResourceType", answer.code());
        assertEquals(
                201,
                azure.put(COMPUTE, attach(AKS, "").replace("westeurope", "West Europe"))
                        .status());
    }

    @Test
    void aStatusAnswersOnlyWhoBeganTheOperation() {
        String status = azure.put(COMPUTE, attach(AKS, "")).header("Azure-AsyncOperation");
        assertEquals(403, new Client(emulator, CONTRIBUTOR).get(status).status());
        assertEquals(200, azure.get(status).status());
    }

    @Test
    void aStatusUrlIsKnownByItsSignedParameters() {
        String status = azure.put(COMPUTE, attach(AKS, "")).header("Azure-AsyncOperation");
        assertEquals(200, azure.get(status + "&api-version=2024-10-01").status());
        assertEquals(200, azure.get(status.replace("&service=new", "")).status());
        assertEquals(403, azure.get(status.replace("&h=", "&h=x")).status());
        emulator.apply("statusUrls: exact");
        assertEquals(403, azure.get(status + "&api-version=2024-10-01").status());
        assertEquals(200, azure.get(status).status());
    }

    @Test
    void anotherClusterOrNamespaceHasNoEffectOnAnExistingCompute() {
        azure.put(COMPUTE, attach(AKS, ""));
        clock.passSeconds(2);
        var again = azure.put(
                COMPUTE, attach(AKS.replace("aks-1", "aks-2"), SYSTEM_ASSIGNED).replace("team-a", "team-b"));
        assertEquals(201, again.status());
        clock.passSeconds(2);
        var compute = azure.get(COMPUTE).body();
        assertEquals("Succeeded", compute.at("/properties/provisioningState").asText());
        assertTrue(compute.at("/properties/resourceId").asText().endsWith("/aks-1"));
        assertEquals("team-a", compute.at("/properties/properties/namespace").asText());
        assertEquals("SystemAssigned", compute.at("/identity/type").asText());
    }

    @ParameterizedTest
    @CsvSource({"overwrite, 201, Succeeded, team-b", "refuse, 400, Succeeded, team-a", "fail, 201, Failed, team-a"})
    void theSourcesDisagreeAboutAnExistingComputeAndTheScenarioChooses(
            String mode, int status, String state, String namespace) {
        emulator.apply("existingCompute: " + mode);
        azure.put(COMPUTE, attach(AKS, ""));
        clock.passSeconds(2);
        var again =
                azure.put(COMPUTE, attach(AKS, "").replace("\"namespace\": \"team-a\"", "\"namespace\": \"team-b\""));
        assertEquals(status, again.status());
        clock.passSeconds(2);
        var compute = azure.get(COMPUTE);
        assertEquals(state, compute.state());
        assertEquals(
                namespace, compute.body().at("/properties/properties/namespace").asText());
    }

    @ParameterizedTest
    @CsvSource({"refuse, 400, 200", "detach, 202, 200", "delete, 202, 404"})
    void aDeleteWithoutActionDoesWhatTheScenarioSays(String mode, int status, int cluster) {
        azure.put(COMPUTE, attach(AKS, ""));
        clock.passSeconds(2);
        emulator.apply("deleteWithoutAction: " + mode);
        assertEquals(status, azure.delete(COMPUTE).status());
        clock.passSeconds(1);
        assertEquals(cluster, azure.get(AKS).status());
    }

    @Test
    void tagsOfAComputeAreKeptAndChanged() {
        azure.put(COMPUTE, attach(AKS, "\"tags\": {\"a\": \"1\"}, "));
        clock.passSeconds(2);
        azure.send("PATCH", COMPUTE, "{\"tags\": {\"b\": \"2\"}}");
        clock.passSeconds(1);
        assertEquals("{\"b\":\"2\"}", azure.get(COMPUTE).body().path("tags").toString());
        azure.put(COMPUTE, attach(AKS, "\"tags\": {\"c\": \"3\"}, "));
        assertEquals("{\"c\":\"3\"}", azure.get(COMPUTE).body().path("tags").toString());
    }
}
