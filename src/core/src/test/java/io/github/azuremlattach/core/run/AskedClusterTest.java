package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An AKS cluster in which something has Failed is asked why. */
class AskedClusterTest {
    private static final String FAILED_EXTENSION =
            "aks: {aks-1: {extension: {provisioningState: Failed, errorInfo: {code: ExtensionOperationFailed, message: "
                    + "'release azureml failed: failed pre-install: pod healthcheck failed'}}}}";
    private static final String FAILED_COMPUTE =
            "provisioning: {ends: Failed, error: {code: InternalServerError, message: An internal server error occurred.}}";

    private static Rig rig(String scenario, String... problems) {
        Rig rig = Rig.with(scenario);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        StringBuilder report = new StringBuilder("Report:\nDate: 2024-11-26 10:00:00 +0000 UTC\n");
        for (String problem : problems) {
            report.append("Status: Failed Name: checker ErrorCode: ")
                    .append(problem.replaceFirst(" ", " ErrorMessage: "))
                    .append('\n');
        }
        data.put("reports-pre-install", report.toString());
        rig.emulator.update(world -> world.cluster(Rig.AKS).configMaps().put("azureml/arcml-healthcheck", data));
        return rig;
    }

    private static AttachFailure failure(AttachOutcome outcome) {
        return outcome.failure().orElseThrow(() -> new AssertionError(outcome.toJson()));
    }

    private static Verdict health(AttachOutcome outcome) {
        return outcome.checks().stream()
                .filter(check -> check.check().equals("cluster-health"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(outcome.toJson()));
    }

    @Test
    void anExtensionFailedByItsHealthCheckShowsWhatTheCodesMean() {
        try (Rig rig = rig(FAILED_EXTENSION, "E40002 INSUFFICIENT_NODE", "E45003 BAD_NETWORK_CONNECTIVITY")) {
            AttachOutcome outcome = rig.run();

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals("extension-unhealthy", failure(outcome).code());
            Advice first = failure(outcome).advice().get(0);
            assertTrue(first.cause().contains("wants three healthy nodes"), first.toString());
            assertTrue(first.cause().contains("does not reach the endpoints"), first.toString());
            assertTrue(first.remedy().contains("inferenceRouterHA to False"), first.toString());
            assertFalse(failure(outcome).advice().toString().contains("describe configmap"), outcome.toJson());
            assertEquals(
                    "E40002: INSUFFICIENT_NODE\nE45003: BAD_NETWORK_CONNECTIVITY",
                    health(outcome).facts().get("problems"));
            assertEquals(
                    List.of("look", "plan", "cluster health", "plan"),
                    outcome.timeline().stream().map(AttachOutcome.Span::stage).toList());
            assertEquals(1, rig.requests("POST", "/runCommand").size());
        }
    }

    @Test
    void aComputeThatFailsWithoutAReasonIsExplainedByItsCluster() {
        try (Rig rig = rig(FAILED_COMPUTE, "E40001 LOAD_BALANCER_NOT_SUPPORT")) {
            AttachOutcome outcome = rig.run();

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(failure(outcome).advice().get(0).cause().contains("type LoadBalancer (E40001)"));
            assertEquals("internal-server-error", failure(outcome).code());
            assertTrue(failure(outcome).evidence().toString().contains("Seen in the cluster: "), outcome.toJson());
            assertEquals("health-check-failed", health(outcome).code());
        }
    }

    @Test
    void wordsThatSayWhyComeFirst() {
        String scenario = FAILED_COMPUTE
                .replace("InternalServerError", "ExtensionNotInstalled")
                .replace("An internal server error occurred.", "none");
        try (Rig rig = rig(scenario, "E40001 LOAD_BALANCER_NOT_SUPPORT")) {
            List<Advice> advice = failure(rig.run()).advice();

            assertTrue(advice.get(0).cause().contains("not installed"), advice.toString());
            assertTrue(advice.get(1).cause().contains("E40001"), advice.toString());
        }
    }

    @Test
    void aFailedComputeThatIsThereIsExplainedToo() {
        String scenario = "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, provisioningState: Failed}}";
        try (Rig rig = rig(scenario, "E45002 PROMETHEUS_CONFLICT")) {
            AttachOutcome outcome = rig.run();

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertTrue(failure(outcome).advice().toString().contains("installPromOp"), outcome.toJson());
        }
    }

    @Test
    void aClusterThatIsWellSaysSo() {
        try (Rig rig = rig(FAILED_COMPUTE)) {
            AttachOutcome outcome = rig.run();

            assertEquals("health-check-clean", health(outcome).code());
            assertFalse(failure(outcome).evidence().toString().contains("Seen in the cluster"), outcome.toJson());
        }
    }

    @Test
    void podsThatDoNotRunAreNamed() {
        String logs = "{\\\"data\\\": {}}\\nazureml-pods:\\nrelayserver-0 0/1 CrashLoopBackOff 7 9m\\n";
        try (Rig rig =
                Rig.with(FAILED_COMPUTE + "\nfaults: [{match: {method: GET, path: '**/commandResults/*'}, fault: "
                        + "{status: 200, body: {properties: {provisioningState: Succeeded, exitCode: 0, logs: \"" + logs
                        + "\"}}}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals("pods-not-running", health(outcome).code());
            assertTrue(failure(outcome).evidence().toString().contains("relayserver-0 CrashLoopBackOff"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aks: {aks-1: {disableRunCommand: true}}",
                "aks: {aks-1: {runCommandFailure: no node is free}}",
                "aks: {aks-1: {entra: {azureRbac: true}}}",
                "faults: [{match: {method: POST, path: '**/runCommand'}, fault: {status: 403, code: AuthorizationFailed, message: no}}]",
                "faults: [{match: {method: POST, path: '**/runCommand'}, fault: {status: 503, code: Busy, message: no}}]",
                "faults: [{match: {method: GET, path: '**/commandResults/*'}, fault: {status: 404, code: NotFound, message: no}}]",
            })
    void aClusterThatCannotBeAskedChangesNothing(String scenario) {
        try (Rig rig = Rig.with(FAILED_COMPUTE + "\n" + scenario)) {
            AttachOutcome outcome = rig.run();

            assertEquals(AttachFailure.Kind.COMPUTE_FAILED, failure(outcome).kind(), outcome.toJson());
            assertEquals("internal-server-error", failure(outcome).code());
            assertEquals("health-unreadable", health(outcome).code());
            assertEquals(Verdict.Result.COULD_NOT_CHECK, health(outcome).result());
        }
    }

    @Test
    void aClusterThatDoesNotAnswerIsNotWaitedForLongerThanAMinute() {
        try (Rig rig = Rig.with(FAILED_COMPUTE + "\nrunCommand: {duration: 10h}")) {
            AttachOutcome outcome = rig.run();

            assertTrue(health(outcome).evidence().contains("within 60 s"), outcome.toJson());
            assertTrue(outcome.millis() < Duration.ofMinutes(3).toMillis(), outcome.toJson());
        }
    }

    @Test
    void aRunWithoutTimeDoesNotAsk() {
        try (Rig rig = Rig.with(FAILED_COMPUTE)) {
            AttachOutcome outcome = rig.run("timeout", "50s");

            assertEquals(AttachFailure.Kind.COMPUTE_FAILED, failure(outcome).kind(), outcome.toJson());
            assertEquals(List.of(), rig.requests("POST", "/runCommand"));
        }
    }

    @Test
    void itCanBeSwitchedOff() {
        for (String scenario : List.of(FAILED_COMPUTE, FAILED_EXTENSION)) {
            try (Rig rig = rig(scenario, "E40001 LOAD_BALANCER_NOT_SUPPORT")) {
                AttachOutcome outcome = rig.run("diagnose-cluster", "false");

                assertFalse(outcome.succeeded());
                assertEquals(List.of(), rig.requests("POST", "/runCommand"));
            }
        }
    }

    @Test
    void anInstallationThatFailsIsExplainedByWhatTheClusterSaysAfterIt() {
        String fails = FAILED_EXTENSION + "\nextensions: {healthCheck: [E45003 info BAD_NETWORK_CONNECTIVITY]}";
        try (Rig rig = rig(fails, "E40002 INSUFFICIENT_NODE")) {
            AttachOutcome outcome = rig.run("extension", "install");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "E45003: BAD_NETWORK_CONNECTIVITY", health(outcome).facts().get("problems"));
            assertEquals(1, rig.requests("POST", "/runCommand").size(), "what is installed anew is not asked before");
        }
    }

    @Test
    void anInstallationThatFailsIsNotAskedAboutWhenThatIsSwitchedOff() {
        String fails = "aks: {aks-1: {extension: null}}\nextensions: {healthCheck: [E45003 info none]}";
        try (Rig rig = Rig.with(fails)) {
            AttachOutcome outcome = rig.run("extension", "install", "diagnose-cluster", "false");

            assertEquals("health-check-failed", failure(outcome).code(), outcome.toJson());
            assertEquals(List.of(), rig.requests("POST", "/runCommand"));
        }
    }

    @Test
    void whatDoesNotFailAsksNothing() {
        try (Rig rig = Rig.standard()) {
            assertTrue(rig.run().succeeded());
            assertEquals(List.of(), rig.requests("POST", "/runCommand"));
        }
    }
}
