package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Difference;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeDiffTest {
    private static final String NONE = "{\"type\":\"None\"}";
    private static final String SYSTEM = "{\"type\":\"SystemAssigned\",\"principalId\":\"p-1\"}";
    private static final String USER = users(Ask.IDENTITY);

    private static String users(String id) {
        return "{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\"" + id + "\":{\"principalId\":\"p-2\"}}}";
    }

    private static List<String> diff(Ask ask, String json) {
        return ComputeDiff.between(ask.request(), Answers.compute(json)).stream()
                .map(Difference::toString)
                .toList();
    }

    private static String with(String identity, String kubernetes) {
        return Found.compute("Succeeded", identity, kubernetes);
    }

    @Test
    void whatWasAskedForIsNoDifference() {
        assertEquals(List.of(), diff(Ask.aks(), Found.SAME));
    }

    @Test
    void nullsAndAbsencesInAnAnswerStandForTheDefaults() {
        String nulls = """
                {"name":"team-a","identity":null,"properties":{"computeType":"kubernetes","provisioningState":null,
                 "resourceId":"%s","description":null,"provisioningErrors":null,
                 "properties":{"namespace":null,"defaultInstanceType":null,"instanceTypes":null}}}
                """.formatted(Ask.AKS);
        assertEquals(List.of(), diff(Ask.aks(), nulls));
        String bare = "{\"properties\":{\"computeType\":\"Kubernetes\",\"resourceId\":\"" + Ask.AKS + "\"}}";
        assertEquals(List.of(), diff(Ask.aks(), bare));
        assertEquals(
                List.of("namespace: wanted team-a, found default"),
                diff(Ask.aks().with("namespace", "team-a"), bare));
    }

    @Test
    void theCasingOfTheClusterIsNoDifference() {
        assertEquals(List.of(), diff(Ask.aks(), Found.SAME.replace(Ask.AKS, Ask.AKS.toLowerCase(Locale.ROOT))));
    }

    @Test
    void anotherClusterIsADifference() {
        String other = Ask.AKS.replace("aks-1", "aks-2");
        assertEquals(
                List.of("resource-id: wanted " + Ask.AKS + ", found " + other),
                diff(Ask.aks(), Found.SAME.replace(Ask.AKS, other)));
        assertEquals(
                List.of("resource-id: wanted " + Ask.AKS + ", found none"),
                diff(Ask.aks(), Found.SAME.replace("resourceId", "other")));
    }

    @Test
    void aComputeOfAnotherTypeIsTheOnlyDifference() {
        assertEquals(
                List.of("compute type: wanted Kubernetes, found AmlCompute"),
                diff(Ask.aks(), "{\"name\":\"team-a\",\"properties\":{\"computeType\":\"AmlCompute\"}}"));
    }

    @Test
    void everyTextThatWasAskedForIsCompared() {
        Ask ask = Ask.aks()
                .with("namespace", "team-a")
                .with("description", "wanted")
                .with("default-instance-type", "gpu");
        assertEquals(
                List.of(
                        "namespace: wanted team-a, found other",
                        "description: wanted wanted, found none",
                        "default-instance-type: wanted gpu, found cpu"),
                diff(ask, with(NONE, "\"namespace\":\"other\",\"defaultInstanceType\":\"cpu\"")));
    }

    @Test
    void whatWasNotAskedForIsNotCompared() {
        String rich = with(
                        NONE,
                        "\"namespace\":\"default\",\"defaultInstanceType\":\"cpu\","
                                + "\"instanceTypes\":{\"cpu\":{\"resources\":null}}")
                .replace("\"description\":null", "\"description\":\"words\"");
        assertEquals(List.of(), diff(Ask.aks(), rich));
    }

    @Test
    void theKindOfIdentityIsComparedWithoutCaseAndChangesInPlace() {
        Ask system = Ask.aks().with("identity-type", "SystemAssigned");
        assertEquals(List.of(), diff(system, with(SYSTEM, "")));
        assertEquals(List.of(), diff(system, with(SYSTEM.replace("SystemA", "systema"), "")));
        assertEquals(List.of("identity-type: wanted SystemAssigned, found None"), diff(system, with(NONE, "")));
        assertEquals(
                List.of("identity-type: wanted SystemAssigned, found UserAssigned " + Ask.IDENTITY),
                diff(system, with(USER, "")));
        assertEquals(List.of("identity-type: wanted None, found SystemAssigned"), diff(Ask.aks(), with(SYSTEM, "")));
        List<Difference> found = ComputeDiff.between(system.request(), Answers.compute(with(NONE, "")));
        assertTrue(found.get(0).inPlace());
    }

    @Test
    void theFirstUserIdentityIsTheOneThatCounts() {
        String second = Ask.IDENTITY.replace("trainer", "second");
        Ask user = Ask.aks().with("user-assigned-identities", Ask.IDENTITY + "," + second);
        assertEquals(List.of(), diff(user, with(users(Ask.IDENTITY.toLowerCase(Locale.ROOT)), "")));
        assertEquals(
                List.of("identity-type: wanted UserAssigned " + Ask.IDENTITY + ", found UserAssigned " + second),
                diff(user, with(users(second), "")));
    }

    @Test
    void theSameTwoIdentitiesInAnotherOrderDiffer() {
        String second = Ask.IDENTITY.replace("trainer", "second");
        Ask user = Ask.aks().with("user-assigned-identities", Ask.IDENTITY + "," + second);
        String two = "{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\"%s\":{},\"%s\":{}}}";
        assertEquals(List.of(), diff(user, with(two.formatted(Ask.IDENTITY, second), "")));
        assertEquals(
                List.of("identity-type: wanted UserAssigned " + Ask.IDENTITY + ", found UserAssigned " + second),
                diff(user, with(two.formatted(second, Ask.IDENTITY), "")));
    }

    @Test
    void onlyTheIdentityChangesInPlace() {
        Ask ask = Ask.aks().with("namespace", "team-a");
        List<Difference> found = ComputeDiff.between(ask.request(), Answers.compute(Found.SAME));
        assertEquals(1, found.size());
        assertFalse(found.get(0).inPlace());
    }

    @Test
    void instanceTypesAreComparedWithoutNullsAndEmptyMaps() {
        Ask ask = Ask.aks().with("instance-types", "{gpu: {nodeSelector: {}, resources: {limits: {cpu: 4}}}}");
        String same = "\"instanceTypes\":{\"gpu\":{\"nodeSelector\":null,\"resources\":"
                + "{\"requests\":null,\"limits\":{\"cpu\":\"4\"}}}}";
        assertEquals(List.of(), diff(ask, with(NONE, same)));
        assertEquals(
                List.of("instance-types: wanted {\"gpu\":{\"resources\":{\"limits\":{\"cpu\":\"4\"}}}}, found "
                        + "{\"gpu\":{\"resources\":{\"limits\":{\"cpu\":\"2\"}}}}"),
                diff(ask, with(NONE, same.replace("\"4\"", "\"2\""))));
        assertEquals(
                List.of("instance-types: wanted {\"gpu\":{\"resources\":{\"limits\":{\"cpu\":\"4\"}}}}, found {}"),
                diff(ask, with(NONE, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Failed", "canceled", "Cancelled"})
    void aComputeThatEndedBadlyDiffersInItsState(String state) {
        assertEquals(
                List.of("provisioning state: wanted Succeeded, found " + state),
                diff(Ask.aks(), Found.compute(state, NONE, "")));
        assertTrue(ComputeDiff.isSent(Ask.aks().request(), Answers.compute(Found.compute(state, NONE, ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Creating", "Updating", "Provisioning", "Succeeded", "Deleting"})
    void aComputeOnItsWayDoesNotDifferInItsState(String state) {
        assertEquals(List.of(), diff(Ask.aks(), Found.compute(state, NONE, "")));
    }

    @Test
    void whatThisRequestPutIsRecognised() {
        AttachRequest request = Ask.aks().with("namespace", "team-a").request();
        assertFalse(ComputeDiff.isSent(request, Answers.compute(Found.SAME)));
        assertTrue(ComputeDiff.isSent(
                request, Answers.compute(Found.compute("Failed", NONE, "\"namespace\":\"team-a\""))));
    }
}
