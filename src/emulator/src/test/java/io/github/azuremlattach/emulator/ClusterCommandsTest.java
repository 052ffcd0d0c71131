package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.PROD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands run in a cluster, and the bindings that let a workspace in. */
class ClusterCommandsTest {
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aCommandIsPolledAtItsLocation() {
        var post = azure.post(AKS + "/runCommand", command("kubectl get namespace team-a -o name"));
        assertEquals(202, post.status());
        String location = post.header("Location");
        assertTrue(location.contains("/managedclusters/aks-1/commandResults/"), location);
        var running = azure.get(location);
        assertEquals(202, running.status());
        assertEquals("Running", running.state());
        assertEquals(location, running.header("Location"));
        clock.passSeconds(1);
        var done = azure.get(location);
        assertEquals(200, done.status());
        assertEquals("Succeeded", done.state());
        assertEquals(0, done.body().at("/properties/exitCode").asInt(-1));
        assertEquals("namespace/team-a\n", done.body().at("/properties/logs").asText());
    }

    @Test
    void kubectlSaysWhatKubectlSays() {
        assertEquals(
                "1 Error from server (NotFound): namespaces \"x\" not found\n", run("kubectl get namespace x -o name"));
        assertEquals("0 ", run("kubectl get ns x --ignore-not-found"));
        assertEquals("0 namespace/x created\n", run("kubectl create namespace x"));
        assertEquals(
                "1 Error from server (AlreadyExists): namespaces \"x\" already exists\n",
                run("kubectl create namespace 'x'"));
        assertEquals("0 namespace/x\n", run("kubectl get namespace/x -o name"));
        assertEquals(
                "0 namespace/y created\n", run("kubectl get ns y --ignore-not-found -o name && kubectl create ns y"));
        assertTrue(run("kubectl get ns z || kubectl create ns z").endsWith("namespace/z created\n"));
        assertTrue(run("kubectl get namespaces").contains("team-b"));
        assertTrue(run("kubectl create namespace Wrong_One").contains("is invalid: metadata.name"));
        assertEquals("127 sh: 1: helm: not found\n", run("helm list"));
        emulator.update(world -> assertTrue(world.namespaces(AKS).contains("x")));
        assertTrue(azure.post(AKS.replace("aks-1", "aks-2") + "/runCommand", command("kubectl get ns"))
                        .status()
                == 202);
    }

    @Test
    void aClusterMayRefuseOrFailACommand() {
        emulator.apply("aks: {aks-1: {disableRunCommand: true}}");
        var refused = azure.post(AKS + "/runCommand", command("kubectl get ns"));
        assertEquals(400, refused.status());
        assertEquals("OperationNotAllowed", refused.body().path("code").asText());
        emulator.apply("aks: {aks-1: {disableRunCommand: false, powerState: Stopped}}");
        assertEquals(
                400, azure.post(AKS + "/runCommand", command("kubectl get ns")).status());
        emulator.apply("aks: {aks-1: {powerState: Running, runCommandFailure: ImagePullBackoff}}");
        JsonNode failed = result("kubectl get ns");
        assertEquals("failed", failed.path("provisioningState").asText());
        assertEquals("ImagePullBackoff", failed.path("reason").asText());
    }

    @Test
    void aBindingLetsAWorkspaceIn() {
        String path = AKS + "/trustedAccessRoleBindings/ml";
        String body = "{\"properties\": {\"sourceResourceId\": \"" + PROD
                + "\", \"roles\": [\"Microsoft.MachineLearningServices/workspaces/mlworkload\"]}}";
        var put = azure.put(path, body);
        assertEquals(201, put.status());
        assertEquals("Updating", put.state());
        clock.passSeconds(1);
        assertEquals(
                "Succeeded",
                azure.get(put.header("Azure-AsyncOperation"))
                        .body()
                        .path("status")
                        .asText());
        assertEquals("Succeeded", azure.get(path).state());
        assertEquals(
                1,
                azure.get(AKS + "/trustedAccessRoleBindings")
                        .body()
                        .path("value")
                        .size());
        assertEquals(202, azure.delete(path).status());
        clock.passSeconds(1);
        assertEquals(404, azure.get(path).status());
        assertEquals(204, azure.delete(path).status());
        assertEquals(400, azure.put(path, body.replace("ml-prod", "ml-none")).status());
    }

    private String run(String command) {
        JsonNode result = result(command);
        return result.path("exitCode").asInt(-1) + " " + result.path("logs").asText();
    }

    private JsonNode result(String command) {
        String location = azure.post(AKS + "/runCommand", command(command)).header("Location");
        clock.passSeconds(1);
        return azure.get(location).body().path("properties");
    }

    private static String command(String command) {
        return "{\"command\": \"" + command + "\", \"context\": \"\"}";
    }
}
