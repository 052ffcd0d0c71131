package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.SYSTEM_ASSIGNED;
import static io.github.azuremlattach.emulator.Client.attach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A smallest job on an attached compute: it completes, waits for a node forever, or fails for a reason. */
class JobsTest {
    private static final String JOB = PROD + "/jobs/smoke-1";
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);

    @BeforeEach
    void attached() {
        azure.put(PROD + "/computes/team-a", attach(AKS, SYSTEM_ASSIGNED));
        clock.passSeconds(2);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aJobGoesThroughItsStatesAndCompletes() {
        var put = azure.put(JOB, job("", "azureml:AzureML-Minimal:1"));
        assertEquals(201, put.status(), put.text());
        assertEquals("Starting", status());
        assertTrue(put.header("Location").contains("/jobs/smoke-1?"));
        assertTrue(put.body()
                .at("/properties/services/Studio/endpoint")
                .asText()
                .startsWith("https://ml.azure.com/runs/"));
        clock.passSeconds(3);
        assertEquals("Preparing", status());
        clock.passSeconds(4);
        assertEquals("Queued", status());
        clock.passSeconds(5);
        assertEquals("Running", status());
        clock.passSeconds(8);
        assertEquals("Completed", status());
        assertEquals(200, azure.post(JOB + "/cancel", "").status());
        assertEquals(200, azure.delete(JOB).status());
        assertEquals(404, azure.get(JOB).status());
    }

    @Test
    void aJobWithoutNamespaceOrNodeStaysInTheQueue() {
        emulator.update(world -> world.namespaces(AKS).remove("team-a"));
        azure.put(JOB, job("", "azureml:AzureML-Minimal:1"));
        clock.passSeconds(600);
        assertEquals("Queued", status());
        assertEquals(202, azure.post(JOB + "/cancel", "").status());
        clock.passSeconds(1);
        assertEquals("Canceled", status());
    }

    @Test
    void aJobThatWantsAGpuNeedsANodeWithOne() {
        String types = "\"properties\": {\"namespace\": \"team-a\", \"instanceTypes\": {\"gpu\": {\"resources\":"
                + " {\"limits\": {\"nvidia.com/gpu\": \"1\"}}}}}";
        String body = attach(AKS, "").replace("\"properties\": {\"namespace\": \"team-a\"}", types);
        azure.put(PROD + "/computes/team-b", body);
        clock.passSeconds(2);
        String job = job("\"resources\": {\"instanceType\": \"gpu\"}, ", "azureml:AzureML-Minimal:1")
                .replace("/computes/team-a", "/computes/team-b");
        azure.put(JOB, job);
        clock.passSeconds(60);
        assertEquals("Queued", status());
        emulator.apply("aks: {aks-1: {gpuNodes: 1}}");
        azure.put(PROD + "/jobs/smoke-2", job);
        clock.passSeconds(60);
        assertEquals(
                "Completed",
                azure.get(PROD + "/jobs/smoke-2")
                        .body()
                        .at("/properties/status")
                        .asText());
    }

    @Test
    void aPrivateImageNeedsTheComputesIdentity() {
        String environment = PROD + "/environments/smoke/versions/1";
        assertEquals(
                201,
                azure.put(environment, "{\"properties\": {\"image\": \"crmlprod.azurecr.io/smoke:1\"}}")
                        .status());
        assertEquals(200, azure.get(environment).status());
        azure.put(JOB, job("", environment));
        clock.passSeconds(20);
        assertEquals("Failed", status());
        String details = "/history/v1.0" + PROD + "/runs/smoke-1/details?x=1";
        assertTrue(
                azure.get(details).body().at("/error/error/message").asText().contains("Failed to pull image"),
                azure.get(details).text());
        String principal = azure.get(PROD + "/computes/team-a")
                .body()
                .at("/identity/principalId")
                .asText();
        emulator.apply("roleAssignments: ['" + principal + " : AcrPull @ crmlprod']");
        azure.put(PROD + "/jobs/smoke-2", job("", environment));
        clock.passSeconds(20);
        assertEquals(
                "Completed",
                azure.get(PROD + "/jobs/smoke-2")
                        .body()
                        .at("/properties/status")
                        .asText());
    }

    @Test
    void unknownMembersAreRefusedInTheFormOfTheFrontEnd() {
        var answer = azure.put(JOB, job("\"compute\": \"x\", ", "azureml:AzureML-Minimal:1"));
        assertEquals(400, answer.status());
        assertEquals("UserError", answer.code());
        assertEquals("RequestInvalid", answer.body().at("/error/details/0/code").asText());
        assertTrue(answer.body().at("/error/details/0/message").asText().startsWith("Could not find member 'compute'"));
    }

    @Test
    void theScenarioDecidesOtherwise() {
        emulator.apply("jobs: {ids: {smoke-*: {ends: Failed, error: {code: ExecutionFailed, message: exit 137}}}}");
        azure.put(JOB, job("", "azureml:AzureML-Minimal:1"));
        clock.passSeconds(20);
        assertEquals("Failed", status());
    }

    private String status() {
        return azure.get(JOB).body().at("/properties/status").asText();
    }

    private static String job(String more, String environment) {
        return "{\"properties\": {" + more + "\"jobType\": \"Command\", \"command\": \"echo ok\", \"environmentId\": \""
                + environment + "\", \"computeId\": \"" + PROD + "/computes/team-a\"}}";
    }
}
