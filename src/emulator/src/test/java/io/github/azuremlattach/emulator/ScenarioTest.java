package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.scenario.ScenarioException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios: read, laid over one another, refused in one sentence. */
class ScenarioTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aks: {aks-1: {powerstate: Stopped}} | Scenario: unknown key 'aks.aks-1.powerstate'; the nearest known key is 'powerState'.",
                "workspace: {} | Scenario: unknown key 'workspace'; the nearest known key is 'workspaces'.",
                "latency: soon | Scenario: 'latency' should be a duration such as 100ms, 40s or 5m, not \"soon\".",
                "pageSize: many | Scenario: 'pageSize' should be a whole number, not \"many\".",
                "aks: [a] | Scenario: 'aks' should be a map of names, not [\"a\"].",
                "faults: {} | Scenario: 'faults' should be a list, not {}.",
                "aks: {a: {powerState: Asleep}} | Scenario: 'aks.a.powerState' should be one of Running, Stopped, not \"Asleep\".",
                "provisioning: {ends: Never} | Scenario: 'provisioning.ends' should be one of Succeeded, Failed, Canceled, not \"Never\".",
                "rateLimits: {enabled: maybe} | Scenario: 'rateLimits.enabled' should be true or false, not \"maybe\".",
                "existingCompute: merge | Scenario: 'existingCompute' should be one of ignore, overwrite, refuse, fail, not \"merge\".",
                "roleEffectDelay: later | Scenario: 'roleEffectDelay' should be a duration such as 100ms, 40s or 5m, not \"later\".",
                "locks: {l: {level: Write}} | Scenario: 'locks.l.level' should be one of ReadOnly, CanNotDelete, not \"Write\".",
                "jobs: {ends: Stuck} | Scenario: 'jobs.ends' should be one of Completed, Failed, Canceled, Queued, not \"Stuck\".",
                "faults: [{match: {methd: GET}}] | Scenario: unknown key 'faults[0].match.methd'; the nearest known key is 'method'.",
            })
    void aMistakeIsOneSentence(String yaml, String sentence) {
        assertEquals(
                sentence,
                assertThrows(ScenarioException.class, () -> Scenario.parse(yaml))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "principals: {p: {roles: [Ruler @ subscription]}} | Scenario: unknown role 'Ruler'.",
                "principals: {p: {roles: [Reader @ aks-3]}} | Scenario: nothing is called 'aks-3'; the nearest name is 'aks-1'.",
                "principals: {p: {roles: [Reader]}} | Scenario: 'Reader' should read '<role> @ <scope>'.",
                "apiVersions: {Microsoft.Relay/namespace: []} | Scenario: 'apiVersions' names the unknown type 'Microsoft.Relay/namespace'; the nearest known type is 'Microsoft.Relay/namespaces'.",
                "policies: {p: {scope: rg-mk}} | Scenario: nothing is called 'rg-mk'; the nearest name is 'aks-1'.",
                "faults: [{fault: hangs}] | Scenario: unknown fault 'hangs'; the nearest known fault is 'hang'.",
                "faults: [{fault: {retryAfter: 5}}] | Scenario: a fault needs a 'kind', or a 'status' from 200 to 599.",
            })
    void whatAStartFindsOutIsOneSentenceToo(String yaml, String sentence) {
        Emulator.Builder builder =
                Emulator.builder().scenario(Scenario.standard().with(yaml));
        assertEquals(
                sentence, assertThrows(ScenarioException.class, builder::start).getMessage());
    }

    @Test
    void yamlThatIsNoneNamesItsLine() {
        String message = assertThrows(ScenarioException.class, () -> Scenario.parse("a: 1\nb: ["))
                .getMessage();
        assertTrue(message.startsWith("Scenario: not readable as YAML at line"), message);
        assertThrows(ScenarioException.class, () -> Scenario.load(Path.of("no-such-file.yaml")));
    }

    @Test
    void mapsMergeListsReplaceAndNullRemoves() {
        Scenario scenario = Scenario.standard()
                .with("aks: {aks-1: {namespaces: [one], powerState: Stopped}, aks-2: null}")
                .with("aks: {aks-1: {powerState: Running}}");
        var aks = scenario.tree().path("aks");
        assertEquals("[\"one\"]", aks.at("/aks-1/namespaces").toString());
        assertEquals("Running", aks.at("/aks-1/powerState").asText());
        assertTrue(aks.at("/aks-1/extension").isObject());
        assertFalse(aks.has("aks-2"));
        assertTrue(Scenario.standard().tree().path("aks").has("aks-2"), "the standard one stays as it is");
    }

    @Test
    void aRunningScenarioCanBeChanged() {
        try (Emulator emulator = Emulator.start()) {
            Client azure = new Client(emulator);
            azure.post(Client.AKS + "/runCommand", "{\"command\": \"kubectl create namespace kept\"}");
            emulator.apply("aks: {aks-1: {kubernetesVersion: 1.31.0}, aks-2: null, aks-3: {extension: {}}}");
            assertEquals(
                    "1.31.0",
                    azure.get(Client.AKS)
                            .body()
                            .at("/properties/kubernetesVersion")
                            .asText());
            assertEquals(404, azure.get(Client.AKS.replace("aks-1", "aks-2")).status());
            assertEquals(200, azure.get(Client.AKS.replace("aks-1", "aks-3")).status());
            emulator.update(world -> assertTrue(world.namespaces(Client.AKS).contains("kept")));
            emulator.update(world -> world.resource(Client.AKS).put("location", "eastus"));
            assertEquals("eastus", azure.get(Client.AKS).body().path("location").asText());
        }
    }

    @Test
    void computesOfTheScenarioAreThereFromTheStart() {
        Scenario scenario = Scenario.standard().with("""
                        computes:
                          old: {workspace: ml-prod, cluster: aks-1, namespace: team-b, identity: SystemAssigned}
                          broken: {workspace: ml-prod, cluster: edge-7, provisioningState: Failed, name: other-name}
                        roleAssignments:
                          - "id-training : AcrPull @ crmlprod"
                        """);
        try (Emulator emulator = Emulator.builder().scenario(scenario).start()) {
            var old = emulator.compute(Client.PROD, "old").orElseThrow();
            assertEquals("Succeeded", old.at("/properties/provisioningState").asText());
            assertEquals("team-b", old.at("/properties/properties/namespace").asText());
            assertTrue(old.at("/identity/principalId").asText().matches("[0-9a-f-]{36}"));
            var broken = emulator.compute(Client.PROD, "other-name").orElseThrow();
            assertEquals("Failed", broken.at("/properties/provisioningState").asText());
            assertTrue(emulator.roleAssignments().stream()
                    .anyMatch(one -> one.at("/properties/scope").asText().endsWith("/registries/crmlprod")));
        }
    }

    @Test
    void everythingIsTheSameOnEveryStart() {
        try (Emulator one = Emulator.start();
                Emulator other = Emulator.start()) {
            assertEquals(one.resource(Client.UAI), other.resource(Client.UAI));
            assertEquals(one.resource(Client.AKS), other.resource(Client.AKS));
        }
    }
}
