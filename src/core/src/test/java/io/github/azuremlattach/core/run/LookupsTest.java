package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.settings.AttachSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How things are found: by name, page by page, beside a cluster, and in clouds that lag behind. */
class LookupsTest {
    private static final String CUSTOM = "{roleDefinitionFilters: strict, customRoles: {Image Reader's: "
            + "{id: 44444444-4444-4444-4444-444444444444, actions: ['*/read']}}}";

    private static AzureClients azure(Rig rig) {
        return AzureConnector.from(AttachSettings.of(rig.settings()), "azureml-attach/test")
                .open();
    }

    @Test
    void aRoleIsFoundByItsName() {
        try (Rig rig = Rig.with(CUSTOM)) {
            assertEquals(
                    Optional.of("44444444-4444-4444-4444-444444444444"),
                    azure(rig).roleDefinitions().named("Image Reader's", Rig.REGISTRY));
            String query = rig.requests("GET", "/roleDefinitions").get(0).query();
            assertFalse(query.contains("%25"), query);
        }
    }

    @Test
    void theAssignmentsOfAPrincipalAreAskedForInAFilterThatIsEncodedOnce() {
        try (Rig rig = Rig.standard()) {
            azure(rig).roleAssignments().of("22222222-2222-2222-2222-222222222222", Rig.REGISTRY);
            String query = rig.requests("GET", "/roleAssignments").get(0).query();
            assertFalse(query.contains("%25"), query);
        }
    }

    @Test
    void aPageThatMayNotBeReadIsNoEndOfTheList() {
        String page = "{status: 200, body: {value: [], nextLink: 'https://elsewhere.example/page2'}}";
        try (Rig rig = Rig.with("faults: [{match: {method: GET, path: '**/extensions'}, fault: " + page + "}]")) {
            AttachOutcome outcome = rig.run("mode", "plan", "preflight", "warn");

            String said = outcome.toJson();
            assertFalse(said.contains("is not installed"), said);
            assertTrue(said.contains("elsewhere.example"), said);
            assertFalse(said.contains("page2"), "an address may be signed");
        }
    }

    @Test
    void aPageOfATypedListThatMayNotBeReadIsNotAskedForAgainAndAgain() {
        String page = "{status: 200, body: {value: [], nextLink: 'https://elsewhere.example/page2'}}";
        try (Rig rig = Rig.with("faults: [{match: {method: GET, path: '**/roleAssignments'}, fault: " + page + "}]")) {
            ArmException refused = assertThrows(
                    ArmException.class,
                    () -> azure(rig).roleAssignments().of("22222222-2222-2222-2222-222222222222", Rig.REGISTRY));
            assertFalse(refused.isTransient(), refused.getMessage());
            assertTrue(refused.getMessage().contains("elsewhere.example"), refused.getMessage());
        }
    }

    @Test
    void aListThatTurnsInACircleIsNoWholeList() {
        try (Rig rig = Rig.standard()) {
            String self = rig.emulator.url() + Rig.WORKSPACE + "/computes?api-version=2024-10-01";
            rig.emulator.apply(
                    "faults: [{match: {method: GET, path: '**/computes'}, fault: {status: 200, body: {value: [], "
                            + "nextLink: '" + self + "'}}}]");
            ArmException refused = assertThrows(ArmException.class, () -> azure(rig)
                    .computes()
                    .list(ResourceId.parse(Rig.WORKSPACE).orElseThrow()));
            assertFalse(refused.isTransient(), refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"edge-7, edge7", "edge-8, edge8", "edge-9, ''"})
    void eachArcClusterFindsItsOwnRelay(String cluster, String relay) {
        String suffix = "00000000000000000000000000000000rgmlrelay";
        try (Rig rig = Rig.with("relays: {edge8" + suffix + ": {tags: {created_by: Azure Arc-enabled ML}}}")) {
            ResourceId id = ResourceId.parse(Rig.PROVIDERS + "Microsoft.Kubernetes/connectedClusters/" + cluster)
                    .orElseThrow();
            assertEquals(
                    relay.isEmpty() ? List.of() : List.of(relay + suffix),
                    azure(rig).relays().besides(id).map(ResourceId::name).stream()
                            .toList());
        }
    }

    @Test
    void aRelayWithALongNameIsFoundByItsDigest() {
        String cluster = "a-cluster-with-a-long-name";
        String name = "aclusterwithalongname00000000000000000000000";
        try (Rig rig = Rig.with("{arc: {" + cluster + ": {}}, relays: {" + name + "e3404a: {tags: {created_by: "
                + "Azure Arc-enabled ML}}}}")) {
            ResourceId id = ResourceId.parse(Rig.PROVIDERS + "Microsoft.Kubernetes/connectedClusters/" + cluster)
                    .orElseThrow();
            assertEquals(
                    Optional.of(name + "e3404a"),
                    azure(rig).relays().besides(id).map(ResourceId::name));
        }
    }

    @Test
    void aCloudThatLagsBehindIsAskedInAVersionThatItKnows() {
        String old = """
                apiVersions:
                  Microsoft.MachineLearningServices: [2021-04-01, 2022-05-01, 2022-10-01, 2023-02-01-preview]
                  Microsoft.ContainerService: [2021-05-01, 2022-09-01, 2023-01-02-preview]
                  Microsoft.KubernetesConfiguration: [2022-03-01, 2022-04-02-preview]
                  Microsoft.ManagedIdentity: [2018-11-30]
                  Microsoft.Resources: [2021-04-01]
                """;
        try (Rig rig = Rig.with(old)) {
            AttachOutcome outcome = rig.run("namespace", "team-a", "user-assigned-identities", Rig.TRAINING);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(
                    List.of("api-version=2022-10-01"),
                    rig.requests("PUT", "/computes/").stream()
                            .map(request -> request.query())
                            .toList(),
                    "what was refused in a read is not tried in a write");
            assertTrue(
                    outcome.checks().stream()
                            .noneMatch(check -> check.toString().contains("could not")),
                    outcome.toJson());
        }
    }

    @Test
    void aVersionThatIsTooOldIsNotUsed() {
        try (Rig rig = Rig.with("apiVersions: {Microsoft.MachineLearningServices: [2018-11-19, 2026-01-01-preview]}")) {
            AttachOutcome outcome = rig.run();

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("2018-11-19"), outcome.toJson());
        }
    }
}
