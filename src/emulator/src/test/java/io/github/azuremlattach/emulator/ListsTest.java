package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.GROUP;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.SUBSCRIPTION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in pages, and the smaller things that AKS and Azure Machine Learning tell. */
class ListsTest {
    private final Emulator emulator = Emulator.start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/resources?api-version=2022-12-01",
                "/providers?api-version=2022-12-01",
                "/providers/Microsoft.ContainerService/managedClusters?api-version=2024-09-01",
                "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()",
                "/providers/Microsoft.Authorization/roleDefinitions?api-version=2022-04-01",
            })
    void everyListComesInPages(String path) {
        int all = azure.get(SUBSCRIPTION + path).body().path("value").size();
        emulator.apply("pageSize: " + (all + 1) / 2);
        var first = azure.get(SUBSCRIPTION + path).body();
        assertEquals((all + 1) / 2, first.path("value").size());
        String next = first.path("nextLink").asText();
        assertTrue(next.startsWith(emulator.url() + SUBSCRIPTION), next);
        assertTrue(!path.contains("$filter") || next.contains("filter=atScope()"), "the filter holds on every page");
        var second = azure.get(next).body();
        assertEquals(all / 2, second.path("value").size());
        assertFalse(second.has("nextLink"));
    }

    @Test
    void aNextLinkMayNameARegionalHost() {
        emulator.apply("pageSize: 1\nnextLinks: regional");
        String next =
                azure.get(PROD.replace("/ml-prod", "")).body().path("nextLink").asText();
        assertTrue(next.startsWith(emulator.url().replace("https://", "https://westeurope.")), next);
    }

    @Test
    void theLastPageOfExtensionsHasANullLink() {
        var page = azure.get(AKS + "/providers/Microsoft.KubernetesConfiguration/extensions")
                .body();
        assertTrue(page.has("nextLink") && page.path("nextLink").isNull());
    }

    @Test
    void aHeadTellsWhetherAResourceGroupExists() {
        assertEquals(204, azure.send("HEAD", GROUP, null).status());
        assertEquals(404, azure.send("HEAD", GROUP + "-2", null).status());
    }

    @Test
    void kubeconfigsAreHandedOutUnlessLocalAccountsAreOff() {
        var user = azure.post(AKS + "/listClusterUserCredential", "").body();
        String kubeconfig = new String(
                Base64.getDecoder().decode(user.at("/kubeconfigs/0/value").asText()), StandardCharsets.UTF_8);
        assertTrue(kubeconfig.contains("https://aks-1-dns.hcp.westeurope.azmk8s.io:443"), kubeconfig);
        assertEquals(200, azure.post(AKS + "/listClusterAdminCredential", "").status());
        emulator.apply("aks: {aks-1: {disableLocalAccounts: true}}");
        var refused = azure.post(AKS + "/listClusterAdminCredential", "");
        assertEquals(400, refused.status());
        assertTrue(refused.body().path("message").asText().startsWith("Getting static credential is not allowed"));
    }

    @Test
    void regionsTellTheirUsagesSizesAndTrustedAccessRoles() {
        String workspaces = SUBSCRIPTION + "/providers/Microsoft.MachineLearningServices/locations/westeurope";
        assertEquals(1, azure.get(workspaces + "/usages").body().path("value").size());
        assertEquals(3, azure.get(workspaces + "/vmSizes").body().path("value").size());
        assertEquals(
                "mlworkload",
                azure.get(SUBSCRIPTION
                                + "/providers/Microsoft.ContainerService/locations/westeurope/trustedAccessRoles")
                        .body()
                        .at("/value/0/name")
                        .asText());
    }

    @Test
    void aKubernetesComputeHasNoNodesOfItsOwn() {
        azure.put(PROD + "/computes/team-a", Client.attach(AKS, ""));
        assertEquals(
                "{\"nodes\":[],\"nextLink\":null}",
                azure.post(PROD + "/computes/team-a/listNodes", "").text());
    }
}
