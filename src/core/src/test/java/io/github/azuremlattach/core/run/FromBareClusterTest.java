package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
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

    @Test
    void everythingIsDoneInOrderAndTheNextRunWritesNothingButItsJobs() {
        try (Rig rig = Rig.with(BARE)) {
            rig.emulator.apply("workspaces: {ml-prod: {discoveryUrl: '" + rig.emulator.url() + "/discovery'}}");

            AttachOutcome outcome = rig.run(EVERYTHING);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    List.of(
                            "register-provider",
                            "install-extension",
                            "create-namespace",
                            "apply-instance-types",
                            "attach",
                            "grant",
                            "verify",
                            "verify"),
                    outcome.changes().stream()
                            .map(result -> result.change().kind())
                            .toList());
            assertTrue(
                    outcome.changes().stream()
                            .allMatch(result -> result.status().code().equals("done")),
                    outcome.toJson());
            rig.emulator.clearRequests();

            AttachOutcome again = rig.run(EVERYTHING);

            assertEquals(AttachOutcome.Kind.UNCHANGED, again.kind(), again.toJson());
            assertFalse(again.changed());
            List<String> writes = rig.emulator.writes().stream()
                    .map(write ->
                            write.method() + " " + write.path().replaceAll(".*/(jobs|environments|computes)/.*", "$1"))
                    .toList();
            assertEquals(List.of("PUT jobs", "PUT jobs"), writes);
        }
    }
}
