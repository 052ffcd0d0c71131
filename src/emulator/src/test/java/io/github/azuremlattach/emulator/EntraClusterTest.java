package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.PIPELINE;
import static io.github.azuremlattach.emulator.Client.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands inside clusters: by whom, with which files, on which resources. */
class EntraClusterTest {
    private static final String TYPES = """
            apiVersion: amlarc.azureml.com/v1alpha1
            kind: InstanceType
            metadata: {name: gpu}
            spec:
              resources:
                requests: {cpu: "1", memory: 4Gi}
                limits: {cpu: "2", memory: 8Gi, nvidia.com/gpu: 1}
            """;
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aClusterWithEntraAsksForATokenOfItsOwn() {
        emulator.apply("aks: {aks-1: {entra: {azureRbac: true}}}");
        assertEquals(
                "true",
                azure.get(AKS).body().at("/properties/aadProfile/managed").asText());
        var refused = azure.post(AKS + "/runCommand", "{\"command\": \"kubectl get ns\"}");
        assertEquals(400, refused.status());
        assertTrue(refused.body().path("message").asText().contains("clusterToken"));
        assertEquals(
                "error: You must be logged in to the server (Unauthorized)\n",
                logs("kubectl get ns", emulator.token(PIPELINE), ""));
    }

    @Test
    void azureRbacDecidesWhatACallerMayDoInside() {
        emulator.apply("aks: {aks-1: {entra: {azureRbac: true}}}");
        String token = clusterToken();
        assertEquals(
                "Error from server (Forbidden): namespaces is forbidden: User \"33333333-3333-3333-3333-333333333333\""
                        + " cannot list resource \"namespaces\" in API group \"\" at the cluster scope\n",
                logs("kubectl get namespaces", token, ""));
        emulator.apply("roleAssignments: ['pipeline : Azure Kubernetes Service RBAC Reader @ aks-1']");
        assertTrue(logs("kubectl get namespaces -o name", token, "").contains("namespace/team-a\n"));
        assertTrue(logs("kubectl create namespace new", token, "").contains("cannot create resource"));
        emulator.apply("roleAssignments: ['pipeline : Azure Kubernetes Service RBAC Cluster Admin @ aks-1']");
        assertEquals("namespace/new created\n", logs("kubectl create namespace new", token, ""));
        assertFalse(emulator.requests().toString().contains(token), "a cluster token is a secret, in the journal too");
    }

    @Test
    void withoutAzureRbacTheAdminGroupsMay() {
        String group = "99999999-9999-9999-9999-999999999999";
        emulator.apply("aks: {aks-1: {entra: {adminGroups: [" + group + "]}}}");
        assertTrue(logs("kubectl get ns", clusterToken(), "").contains("is forbidden"));
        emulator.apply("principals: {pipeline: {groups: [" + group + "]}}");
        assertTrue(logs("kubectl get ns", clusterToken(), "").contains("team-a"));
    }

    @Test
    void instanceTypesAreAppliedFromAnArchiveOrFromStandardInput() throws IOException {
        assertEquals(
                "instancetype.amlarc.azureml.com/gpu created\n",
                logs("kubectl apply -f types.yaml", "", zip("types.yaml", TYPES)));
        assertEquals("instancetype.amlarc.azureml.com/gpu\n", logs("kubectl get instancetypes -o name", "", ""));
        String encoded = Base64.getEncoder().encodeToString(TYPES.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "instancetype.amlarc.azureml.com/gpu unchanged\n",
                logs("echo " + encoded + " | base64 -d | kubectl apply -f -", "", ""));
        assertTrue(logs("kubectl get instancetype gpu -o json", "", "").contains("\"memory\" : \"4Gi\""));
        String list =
                TYPES.replace("kind: InstanceType", "kind: InstanceTypeList").replaceAll("(?s)metadata.*", "")
                        + "items: [{metadata: {name: bare}, spec: {resources: {requests: {cpu: 1, memory: 1Gi}}}}]";
        assertTrue(logs("kubectl apply -f l.yaml", "", zip("l.yaml", list)).contains("must be of type string"));
    }

    @Test
    void withoutTheExtensionThereAreNoInstanceTypes() throws IOException {
        emulator.apply("aks: {aks-1: {extension: null}}");
        assertTrue(logs("kubectl apply -f types.yaml", "", zip("types.yaml", TYPES))
                .contains("no matches for kind \"InstanceType\" in version \"amlarc.azureml.com/v1alpha1\""));
        assertEquals(
                400,
                azure.post(AKS + "/runCommand", "{\"command\": \"kubectl get ns\", \"context\": \"x\"}")
                        .status());
    }

    private String clusterToken() {
        return azure.post(
                        "/" + TENANT + "/oauth2/v2.0/token",
                        "grant_type=client_credentials&client_id=" + PIPELINE
                                + "&client_secret=emulator-secret&scope=6dae42f8-4368-4678-94ff-3960e28e3630/.default")
                .body()
                .path("access_token")
                .asText();
    }

    private String logs(String command, String token, String context) {
        var accepted = azure.post(
                AKS + "/runCommand",
                "{\"command\": \"" + command + "\", \"context\": \"" + context + "\", \"clusterToken\": \"" + token
                        + "\"}");
        assertEquals(202, accepted.status(), accepted.text());
        clock.passSeconds(1);
        return azure.get(accepted.header("Location"))
                .body()
                .at("/properties/logs")
                .asText();
    }

    private static String zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
