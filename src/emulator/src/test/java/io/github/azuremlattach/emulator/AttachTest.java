package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.SYSTEM_ASSIGNED;
import static io.github.azuremlattach.emulator.Client.attach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a compute: attached, watched, overwritten, detached. */
class AttachTest {
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void anAttachIsUnderWayUntilItsTimeIsOver() {
        var put = azure.put(PROD + "/computes/team-a", attach(AKS, SYSTEM_ASSIGNED));
        assertEquals(201, put.status());
        assertEquals("Creating", put.state());
        assertTrue(put.body().path("identity").path("principalId").asText().matches("[0-9a-f-]{36}"));
        assertEquals("", put.header("Location"));
        assertEquals("", put.header("Retry-After"));
        String status = put.header("Azure-AsyncOperation");
        assertTrue(status.length() > 3000, "signed and long: " + status.length());
        assertFalse(status.contains("/locations/westeurope/"), "in a region of its own");
        assertEquals("{\"status\":\"InProgress\"}", azure.get(status).text());

        clock.passSeconds(2);

        assertEquals(
                "{\"status\":\"Succeeded\",\"percentComplete\":100.0}",
                azure.get(status).text());
        var get = azure.get(PROD + "/computes/team-a");
        assertEquals("Succeeded", get.state());
        assertEquals(put.body().path("identity"), get.body().path("identity"));
        assertTrue(get.body().path("properties").path("provisioningErrors").isNull());
    }

    @Test
    void anAlteredStatusUrlIsRefused() {
        String status = azure.put(PROD + "/computes/team-a", attach(AKS, "")).header("Azure-AsyncOperation");
        assertEquals(403, azure.get(status.substring(0, status.length() - 1)).status());
        assertEquals(
                404,
                azure.get(status.replaceFirst("computeOperationsStatus/[^?]+", "computeOperationsStatus/x"))
                        .status());
    }

    @Test
    void aSecondPutMayOverwriteSilentlyAndKeepsTheIdentity() {
        emulator.apply("existingCompute: overwrite");
        var first = azure.put(PROD + "/computes/team-a", attach(AKS, SYSTEM_ASSIGNED));
        clock.passSeconds(60);
        var second = azure.put(PROD + "/computes/team-a", attach(AKS.replace("aks-1", "aks-2"), SYSTEM_ASSIGNED));
        assertEquals(201, second.status());
        assertEquals(first.body().path("identity"), second.body().path("identity"));
        assertEquals(
                first.body().path("properties").path("createdOn"),
                second.body().path("properties").path("createdOn"));
        assertTrue(second.body().path("properties").path("resourceId").asText().endsWith("/aks-2"));
    }

    @Test
    void aDetachTakesTheComputeButNotTheCluster() {
        azure.put(PROD + "/computes/team-a", attach(AKS, SYSTEM_ASSIGNED));
        clock.passSeconds(2);
        var delete = azure.delete(PROD + "/computes/team-a?api-version=2024-10-01&underlyingResourceAction=Detach");
        assertEquals(202, delete.status());
        assertEquals("", delete.header("Location"));
        assertEquals("Deleting", azure.get(PROD + "/computes/team-a").state());
        clock.passSeconds(1);
        assertEquals(
                "Succeeded",
                azure.get(delete.header("Azure-AsyncOperation"))
                        .body()
                        .path("status")
                        .asText());
        assertEquals(404, azure.get(PROD + "/computes/team-a").status());
        assertEquals(200, azure.get(AKS).status());
        assertEquals(204, azure.detach(PROD + "/computes/team-a").status());
    }

    @Test
    void deletingTheUnderlyingResourceTakesTheClusterToo() {
        azure.put(PROD + "/computes/team-a", attach(AKS, ""));
        azure.delete(PROD + "/computes/team-a?api-version=2024-10-01&underlyingResourceAction=Delete");
        clock.passSeconds(1);
        assertEquals(404, azure.get(AKS).status());
    }

    @Test
    void aComputeAttachedAnewHasANewPrincipal() {
        var first = azure.put(PROD + "/computes/team-a", attach(AKS, SYSTEM_ASSIGNED));
        azure.detach(PROD + "/computes/team-a");
        clock.passSeconds(1);
        var second = azure.put(PROD + "/computes/team-a", attach(AKS, SYSTEM_ASSIGNED));
        assertNotEquals(first.body().path("identity"), second.body().path("identity"));
    }

    @Test
    void aNameThatSaysFailEndsFailedWithTheReasonInside() {
        String status = azure.put(PROD + "/computes/will-fail", attach(AKS, "")).header("Azure-AsyncOperation");
        clock.passSeconds(2);
        var error = azure.get(status).body().path("error");
        assertEquals("InternalServerError", error.path("code").asText());
        var compute = azure.get(PROD + "/computes/will-fail");
        assertEquals("Failed", compute.state());
        String innermost = compute.body()
                .at("/properties/provisioningErrors/0/error/details/0/message")
                .asText();
        assertTrue(innermost.startsWith("Retries exceeded in deploying image pull secret"), innermost);
    }

    @Test
    void aListComesInPages() {
        emulator.apply("pageSize: 2");
        for (String name : new String[] {"team-a", "team-b", "team-c"}) {
            azure.put(PROD + "/computes/" + name, attach(AKS, ""));
        }
        var first = azure.get(PROD + "/computes");
        assertEquals(2, first.body().path("value").size());
        var second = azure.get(first.body().path("nextLink").asText());
        assertEquals(1, second.body().path("value").size());
        assertFalse(second.body().has("nextLink"));
        assertEquals(Optional.empty(), emulator.compute(PROD, "team-d"));
        assertTrue(emulator.compute(PROD.toUpperCase(java.util.Locale.ROOT), "team-c")
                .isPresent());
    }

    @Test
    void aPatchIsAcceptedAndChangesNothing() {
        azure.put(PROD + "/computes/team-a", attach(AKS, ""));
        clock.passSeconds(2);
        var patch = azure.send("PATCH", PROD + "/computes/team-a", "{\"properties\": {}}");
        assertEquals(202, patch.status());
        assertEquals("Updating", patch.state());
        clock.passSeconds(1);
        assertEquals("Succeeded", azure.get(PROD + "/computes/team-a").state());
    }
}
