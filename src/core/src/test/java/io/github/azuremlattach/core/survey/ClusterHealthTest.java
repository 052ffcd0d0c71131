package io.github.azuremlattach.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a cluster prints of the extension inside it, and what is read out of it. */
class ClusterHealthTest {
    private static String report(String date, String... checks) {
        return "Report:\nDuration: 2.1s\nDate: " + date + "\nK8sDistribution: \n" + String.join("\n", checks) + "\n";
    }

    private static String map(String... keysAndReports) {
        ObjectNode map = new ObjectMapper().createObjectNode();
        ObjectNode data = map.putObject("data");
        for (int i = 0; i < keysAndReports.length; i += 2) {
            data.put(keysAndReports[i], keysAndReports[i + 1]);
        }
        return map.toPrettyString() + "\n" + ClusterHealth.PODS + "\n";
    }

    private static ClusterHealth read(String logs) {
        return ClusterHealth.parse(logs).orElseThrow();
    }

    @Test
    void failedChecksAreReadWithCodeAndMessage() {
        ClusterHealth health = read(map(
                "reports-pre-install",
                report(
                        "2026-11-26 10:00:00.123 +0000 UTC m=+2.1",
                        "Status: Passed Name: service",
                        "Status: Failed Name: clusterresource ErrorCode: E40002 ErrorMessage: INSUFFICIENT_NODE, 1 of 3",
                        "Status: Failed Name: instancetype ErrorCode: E45006 ErrorMessage: ")));

        assertEquals(List.of("E40002: INSUFFICIENT_NODE, 1 of 3", "E45006: instancetype"), health.problems());
    }

    @Test
    void anOlderOperationSaysNothingOfTheLastOne() {
        String failed = "Status: Failed Name: info ErrorCode: E45003 ErrorMessage: BAD_NETWORK_CONNECTIVITY";
        String now = "Status: Failed Name: service ErrorCode: E40001 ErrorMessage: LOAD_BALANCER_NOT_SUPPORT";

        assertEquals(
                List.of("E40001: LOAD_BALANCER_NOT_SUPPORT"),
                read(map(
                                "reports-pre-install", report("2025-01-02 10:00:00 +0000 UTC", failed),
                                "reports-pre-upgrade", report("2026-11-26T10:00:00Z", now),
                                "reports-pre-rollback", report("2026-11-26T10:14:00Z")))
                        .problems());
        assertEquals(
                2,
                read(map("reports-pre-install", report("someday", failed), "reports-pre-delete", report("", now)))
                        .problems()
                        .size());
    }

    @Test
    void whatElseStandsInTheMapIsNoReport() {
        String failed = "Status: Failed Name: service ErrorCode: E40001 ErrorMessage: LOAD_BALANCER_NOT_SUPPORT";

        assertEquals(
                List.of(),
                read(map(
                                "reports-test",
                                report("2026-11-26T10:00:00Z"),
                                "draft",
                                report("2026-11-26T10:00:00Z", failed)))
                        .problems());
    }

    @Test
    void podsThatAreNotWellAreNamed() {
        ClusterHealth health = read(map("reports-test", report("2026-11-26T10:00:00Z"))
                + "amlarc-operator-5d7   1/1   Running            0          5d\n"
                + "azureml-fe-v2-7f6     1/2   Running            4 (1m ago) 9m\n"
                + "healthcheck           0/1   Completed          0          9m\n"
                + "relayserver-0         0/1   CrashLoopBackOff   7          9m\n");

        assertEquals(
                List.of("azureml-fe-v2-7f6 Running (1/2 ready)", "relayserver-0 CrashLoopBackOff (0/1 ready)"),
                health.pods());
    }

    @Test
    void manyPodsAreCounted() {
        StringBuilder pods = new StringBuilder(map());
        for (int i = 0; i < 9; i++) {
            pods.append("pod-").append(i).append(" 0/1 Pending 0 1m\n");
        }
        assertEquals("and 4 more", read(pods.toString()).pods().get(1));
    }

    @Test
    void noReportIsNoProblem() {
        ClusterHealth health = read("Error from server (NotFound): configmaps \"arcml-healthcheck\" not found\n"
                + ClusterHealth.PODS + "\nNo resources found in azureml namespace.\n");

        assertEquals(new ClusterHealth(List.of(), List.of()), health);
    }

    @Test
    void whatIsNoReportIsNotReadAsOne() {
        for (String logs :
                List.of("", "Error from server (Forbidden): configmaps is forbidden", "{ \"data\": ", "{}")) {
            assertEquals(Optional.empty(), ClusterHealth.parse(logs), logs);
        }
        assertTrue(ClusterHealth.parse(map()).isPresent());
    }
}
