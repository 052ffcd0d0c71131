package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.emulator.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One run makes a proven compute of a bare AKS cluster that is integrated with Microsoft Entra ID. */
class FromBareClusterTest {
    private static final String BARE = """
        providers: {Microsoft.KubernetesConfiguration: NotRegistered}
        registration: {duration: 20s}
        aks: {aks-1: {extension: null, entra: {adminGroups: [99999999-9999-9999-9999-999999999999]}}}
        principals: {pipeline: {groups: [99999999-9999-9999-9999-999999999999]}}
        """;
    private static final String[] EVERYTHING = {
        "register-providers", "true",
        "extension", "install",
        "namespace", "team-new",
        "create-namespace", "true",
        "instance-types", "{small: {resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}}",
        "apply-instance-types", "true",
        "identity-type", "SystemAssigned",
        "compute-roles", "AcrPull @ registry",
        "verify", "job",
        "verify-instance-types", "small",
        "verify-environment", "crmlprod.azurecr.io/smoke:1"
    };

    private static final List<String> IN_ORDER = List.of(
            "register-provider",
            "install-extension",
            "create-namespace",
            "apply-instance-types",
            "attach",
            "grant",
            "verify",
            "verify");

    @Test
    void everythingIsDoneInOrderAndTheNextRunWritesNothingButItsJobs() {
        try (Rig rig = Rig.with(BARE)) {
            rig.emulator.apply("workspaces: {ml-prod: {discoveryUrl: '" + rig.emulator.url() + "/discovery'}}");

            isProvenTwice(rig, EVERYTHING);
        }
    }

    /** What the demonstration shows, and what people try by hand. */
    @Test
    void soItIsWithTheScenarioOfTheDocumentation() {
        try (Rig rig = Rig.standard()) {
            rig.emulator.reset(Scenario.load(Path.of("..", "..", "docs", "bare-cluster.scenario.yaml")));
            List<String> asked = new ArrayList<>(List.of(EVERYTHING));
            asked.addAll(List.of("resource-id", Rig.AKS.replaceFirst("aks-1$", "aks-bare")));

            isProvenTwice(rig, asked.toArray(String[]::new));
        }
    }

    private static void isProvenTwice(Rig rig, String... asked) {
        AttachOutcome outcome = rig.run(asked);

        assertEquals(0, outcome.exitCode(), outcome.toJson());
        assertEquals(
                IN_ORDER,
                outcome.changes().stream().map(result -> result.change().kind()).toList());
        assertTrue(
                outcome.changes().stream()
                        .allMatch(result -> result.status().code().equals("done")),
                outcome.toJson());
        rig.emulator.clearRequests();

        AttachOutcome again = rig.run(asked);

        assertEquals(0, again.exitCode(), again.toJson());
        assertEquals(AttachOutcome.Kind.UNCHANGED, again.kind(), again.toJson());
        assertFalse(again.changed());
        List<String> writes = rig.emulator.writes().stream()
                .map(write ->
                        write.method() + " " + write.path().replaceAll(".*/(jobs|environments|computes)/.*", "$1"))
                .toList();
        assertEquals(List.of("PUT jobs", "PUT jobs"), writes);
    }
}
