package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreflightTest {
    private static final String ELSEWHERE = "99999999-9999-9999-9999-999999999999";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aks: {aks-1: {powerState: Stopped}}               | aks-1  | is stopped                  | az aks"
                        + " start",
                "aks: {aks-1: {provisioningState: Failed}}         | aks-1  | is Failed                   | az aks"
                        + " update",
                "aks: {aks-1: {identity: ServicePrincipal}}        | aks-1  | uses a service principal    |"
                        + " --enable-managed-identity",
                "aks: {aks-1: {extension: {provisioningState: Failed, errorInfo: {code: Helm, message: timed out}}}} |"
                        + " aks-1 | timed out | az k8s-extension show",
                "aks: {aks-1: {extension: {provisioningState: Creating}}} | aks-1 | is Creating           | Wait until",
                "aks: {aks-1: {extension: {configurationSettings: {enableTraining: 'False', enableInference:"
                        + " 'False'}}}} | aks-1 | neither training nor inference | enableTraining=True",
                "aks: {aks-1: {extension: {type: microsoft.dapr}}} | aks-1  | not installed               | az"
                        + " k8s-extension create",
                "aks: {aks-1: {namespaces: [default]}}             | aks-1  | there is no namespace team-a|"
                        + " create-namespace",
                "arc: {edge-7: {connectivityStatus: Offline}}      | edge-7 | is Offline                  | azure-arc",
                "arc: {edge-7: {connectivityStatus: Expired}}      | edge-7 | is Expired                  | az"
                        + " connectedk8s delete",
                "arc: {edge-7: {provisioningState: Failed}}        | edge-7 | is Failed                   | az"
                        + " connectedk8s upgrade",
                "arc: {edge-7: {connectivityStatus: Connecting}}   | edge-7 | is Connecting               | about a"
                        + " minute",
                "providers: {Microsoft.KubernetesConfiguration: NotRegistered} | aks-1 | not registered   | az"
                        + " provider register",
            })
    void stopsBeforeAnythingIsChangedAndNamesTheRemedy(String world, String cluster, String seen, String remedy) {
        try (Rig rig = Rig.with(world)) {
            AttachOutcome outcome =
                    rig.run("resource-id", cluster.equals("aks-1") ? Rig.AKS : Rig.ARC, "namespace", "team-a");

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.failure().orElseThrow().details().toString().contains(seen), outcome.toJson());
            assertTrue(outcome.failure().orElseThrow().advice().toString().contains(remedy), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void aClusterThatIsNotThereStopsTheRun() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("resource-id", Rig.AKS.replace("aks-1", "aks-9"));

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("resource-id"));
        }
    }

    @Test
    void anAksClusterOfAnotherSubscriptionStopsTheRun() {
        try (Rig rig = Rig.with("subscriptions: {other: {id: " + ELSEWHERE + "}}\n"
                + "aks: {far: {subscription: other, namespaces: [default], extension: {}}}\n"
                + "principals: {pipeline: {roles: [Owner @ subscription, Owner @ /subscriptions/" + ELSEWHERE
                + "]}}")) {
            AttachOutcome outcome = rig.run(
                    "resource-id",
                    Rig.AKS
                            .replace("00000000-0000-0000-0000-000000000000", ELSEWHERE)
                            .replace("aks-1", "far"),
                    "subscription-id",
                    "00000000-0000-0000-0000-000000000000");

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("Azure Arc"), outcome.toJson());
        }
    }

    @Test
    void anIdentityThatDoesNotExistStopsAStrictRun() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(
                    "identity-type",
                    "UserAssigned",
                    "user-assigned-identities",
                    Rig.TRAINING.replace("id-training", "id-gone"));

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals("identity-missing", outcome.failure().orElseThrow().code());
            assertEquals(List.of(), rig.writes());
        }
    }

    @ParameterizedTest
    @CsvSource({"registries/crmlprod, crgone", "storageAccounts/stmlprod, stgone"})
    void aRoleScopeThatDoesNotExistStopsARun(String resource, String gone) {
        String scope = (resource.startsWith("reg") ? Rig.REGISTRY : Rig.STORAGE)
                .replace(resource.substring(resource.indexOf('/') + 1), gone);
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(
                    "identity-type",
                    "UserAssigned",
                    "user-assigned-identities",
                    Rig.TRAINING,
                    "compute-roles",
                    "Reader @ " + scope);

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(
                    outcome.checks().stream().anyMatch(check -> check.code().equals("scope-missing")),
                    outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"disableLocalAccounts: true | local accounts", "authorizedIPRanges: [10.0.0.0/8] | authorized IP"})
    void aLockedDownAksClusterIsAWarningForAnyWorkspace(String setting, String seen) {
        try (Rig rig = Rig.with("aks: {aks-1: {" + setting + "}}")) {
            AttachOutcome outcome = rig.run();

            assertTrue(outcome.succeeded(), outcome.toJson());
            assertTrue(outcome.warnings().toString().contains(seen), outcome.toJson());
            assertTrue(outcome.warnings().toString().contains("Trusted Access"), outcome.toJson());
        }
    }

    @Test
    void warnGoesOnWithAWarning() {
        try (Rig rig = Rig.with("aks: {aks-1: {namespaces: [default]}}")) {
            AttachOutcome outcome = rig.run("namespace", "team-a", "preflight", "warn");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertTrue(outcome.warnings().toString().contains("there is no namespace team-a"));
        }
    }

    @Test
    void offDoesNotEvenLook() {
        try (Rig rig = Rig.with("aks: {aks-1: {namespaces: [default]}}")) {
            AttachOutcome outcome = rig.run("namespace", "team-a", "preflight", "off");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.requests("POST", "/runCommand"));
            assertEquals(List.of(), rig.requests("GET", "/permissions"));
        }
    }

    @Test
    void createsTheNamespaceWhenToldSo() {
        try (Rig rig = Rig.with("aks: {aks-1: {namespaces: [default]}}")) {
            AttachOutcome outcome = rig.run("namespace", "team-a", "create-namespace", "true");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertTrue(
                    outcome.changeLines().contains("Created namespace team-a in aks-1"),
                    outcome.changes().toString());
            assertEquals(
                    AttachOutcome.Kind.UNCHANGED, rig.run("namespace", "team-a").kind());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "runCommand, namespace",
        "permissions, pipeline-permissions",
        "extensions, extension",
        "managedClusters/aks-1, cluster",
        "computes, other-computes",
        "Microsoft.KubernetesConfiguration, resource-providers",
    })
    void aCheckThatIsForbiddenIsAWarningAndNeverAPass(String path, String check) {
        String pattern = check.startsWith("extension") ? "**/extensions" : "**/" + path;
        try (Rig rig = Rig.with("faults: [{match: {path: '" + pattern + "'}, fault: {status: 403}}]")) {
            AttachOutcome outcome = rig.run("namespace", "team-a");

            Verdict verdict = outcome.checks().stream()
                    .filter(v -> v.check().equals(check))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Verdict.Result.COULD_NOT_CHECK, verdict.result(), outcome.toJson());
            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertFalse(outcome.warnings().isEmpty());
        }
    }

    @Test
    void listsOtherComputesOnTheCluster() {
        try (Rig rig = Rig.standard()) {
            rig.run("compute-name", "team-a", "namespace", "team-a");
            AttachOutcome outcome = rig.run("compute-name", "team-b", "namespace", "team-a");

            assertTrue(outcome.toJson().contains("with their namespaces: team-a (team-a)"), outcome.toJson());
        }
    }

    @Test
    void namesOnlyTenOtherComputesOnTheCluster() {
        try (Rig rig = Rig.standard()) {
            for (int i = 1; i <= 12; i++) {
                rig.run("compute-name", "c" + i, "namespace", "team-a", "preflight", "off");
            }
            String report =
                    rig.run("compute-name", "last", "namespace", "team-a").toJson();

            assertTrue(report.contains("c10 (team-a) and 2 more"), report);
            assertFalse(report.contains("c11 (team-a)"), report);
        }
    }

    @Test
    void aCallerWhoMayOnlyReadIsStopped() {
        try (Rig rig = Rig.with("principals: {pipeline: {roles: [Reader @ subscription]}}")) {
            AttachOutcome outcome = rig.run();

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("workspaces/computes/write"), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }
}
