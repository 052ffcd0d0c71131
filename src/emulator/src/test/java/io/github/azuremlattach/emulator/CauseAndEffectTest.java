package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.ARC;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.UAI;
import static io.github.azuremlattach.emulator.Client.attach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wrong with the world shows on the compute, as the documents say. */
class CauseAndEffectTest {
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void withoutTheExtensionTheAttachFails() {
        emulator.apply("aks: {aks-1: {extension: null}}");
        assertTrue(failure(PROD, AKS).contains("extension not installed"));
        emulator.apply("aks: {aks-1: {extension: {provisioningState: Failed}}}");
        assertTrue(failure(PROD, AKS).contains("extension not installed"));
        emulator.apply("aks: {aks-1: {extension: {provisioningState: Succeeded}}}");
        assertEquals("", failure(PROD, AKS));
    }

    @Test
    void aStoppedClusterCannotBeAttached() {
        emulator.apply("aks: {aks-1: {powerState: Stopped}}");
        assertTrue(failure(PROD, AKS).contains("stopped"));
    }

    @Test
    void anOfflineArcClusterCannotBeAttached() {
        emulator.apply("arc: {edge-7: {connectivityStatus: Offline}}");
        assertTrue(failure(PROD, ARC).contains("Offline"));
    }

    @Test
    void aClusterOfAnotherSubscriptionCannotBeAttached() {
        emulator.apply("""
                subscriptions: {other: {id: 00000000-0000-0000-0000-000000000009}}
                aks: {far: {subscription: other, resourceGroup: rg-far, extension: {}}}
                """);
        String far = AKS.replace("000000000000/", "000000000009/")
                .replace("rg-ml", "rg-far")
                .replace("aks-1", "far");
        assertTrue(failure(PROD, far).contains("subscription ids are not the same"));
    }

    @Test
    void aWorkspaceWithAnIdentityOfItsOwnNeedsThreeRolesOnTheCluster() {
        var refused = azure.put(UAI + "/computes/team-a", attach(AKS, ""));
        assertEquals(400, refused.status());
        assertEquals(
                "AKS role check failed for user assigned identity. Please check the role assignment.",
                refused.message());
        grant("Reader @ aks-1");
        assertTrue(failure(UAI, AKS).contains("extension not installed"));
        grant("Reader @ aks-1, Kubernetes Extension Contributor @ aks-1");
        assertTrue(failure(UAI, AKS).contains("An internal server error occurred."));
        grant("Reader @ aks-1, Azure Kubernetes Service Cluster Admin Role @ aks-1");
        assertTrue(failure(UAI, AKS).contains("extension not installed"));
        grant(
                "Reader @ aks-1, Kubernetes Extension Contributor @ aks-1, Azure Kubernetes Service Cluster Admin Role @ aks-1");
        assertEquals("", failure(UAI, AKS));
    }

    @Test
    void anArcClusterNeedsARoleOnItsRelayToo() {
        String onCluster =
                "Reader @ edge-7, Kubernetes Extension Contributor @ edge-7, Azure Kubernetes Service Cluster Admin Role @ edge-7";
        grant(onCluster);
        assertTrue(failure(UAI, ARC).contains("Azure Relay"));
        grant(onCluster + ", Azure Relay Owner @ edge700000000000000000000000000000000rgmlrelay");
        assertEquals("", failure(UAI, ARC));
    }

    @Test
    void aScenarioSaysHowOneComputeEnds() {
        emulator.apply("""
                provisioning:
                  duration: 40s
                  computes:
                    team-*: {ends: Canceled}
                    team-z: {ends: Failed, shape: repeated, error: {code: BadRequest, message: The request is invalid}}
                """);
        azure.put(PROD + "/computes/team-z", attach(AKS, ""));
        azure.put(PROD + "/computes/team-a", attach(AKS, ""));
        clock.passSeconds(39);
        assertEquals("Creating", azure.get(PROD + "/computes/team-z").state());
        clock.passSeconds(1);
        assertEquals("Canceled", azure.get(PROD + "/computes/team-a").state());
        var error = azure.get(PROD + "/computes/team-z").body().at("/properties/provisioningErrors/0");
        assertEquals("The request is invalid", error.path("message").asText());
        assertEquals("BadRequest", error.at("/error/code").asText());
    }

    @Test
    void aBadBodyIsRefusedAtOnce() {
        String path = PROD + "/computes/team-a";
        assertEquals("LocationRequired", azure.put(path, "{}").code());
        assertEquals("InvalidRequestContent", azure.put(path, "no json").code());
        assertTrue(azure.put(PROD + "/computes/1", attach(AKS, "")).message().startsWith("Compute name is invalid."));
        assertTrue(azure.put(path, attach(AKS, "").replace("Kubernetes\"", "AmlCompute\""))
                .message()
                .contains("computeType"));
        assertTrue(azure.put(path, attach(AKS + "0", "")).message().contains("could not be found"));
        assertTrue(azure.put(path, attach(PROD, "")).message().contains("not the id of a Kubernetes cluster"));
        assertEquals(
                "ParentResourceNotFound",
                azure.put(path.replace("ml-prod", "ml-none"), attach(AKS, "")).code());
        String both = "\"identity\": {\"type\": \"SystemAssigned,UserAssigned\", \"userAssignedIdentities\": {}}, ";
        assertTrue(azure.put(path, attach(AKS, both)).message().contains("not both"));
        String unknown = "\"identity\": {\"type\": \"UserAssigned\", \"userAssignedIdentities\": {\""
                + Client.ID_WORKSPACE + "0\": {}}}, ";
        assertEquals(
                "FailedIdentityOperation", azure.put(path, attach(AKS, unknown)).code());
    }

    private void grant(String roles) {
        emulator.apply("identities: {id-workspace: {roles: [" + roles + "]}}");
    }

    /** Attaches and answers everything that was said about the failure; empty if there was none. */
    private String failure(String workspace, String cluster) {
        var put = azure.put(workspace + "/computes/team-a", attach(cluster, ""));
        assertEquals(201, put.status(), put.text());
        clock.passSeconds(2);
        var compute = azure.get(workspace + "/computes/team-a");
        String status = azure.get(put.header("Azure-AsyncOperation"))
                .body()
                .path("status")
                .asText();
        assertEquals(compute.state(), status);
        String errors = compute.body().at("/properties/provisioningErrors").toString();
        assertEquals(compute.state().equals("Succeeded"), errors.equals("null"), errors);
        return errors.equals("null") ? "" : errors;
    }
}
