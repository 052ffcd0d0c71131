package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is added to the settings that were asked for. */
class ExtensionSettingsTest {
    private static final String GROUP =
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/";
    private static final ClusterRef AKS =
            cluster(ClusterRef.Kind.AKS, "Microsoft.ContainerService/managedClusters/aks-1");
    private static final ClusterRef ARC = cluster(ClusterRef.Kind.ARC, "Microsoft.Kubernetes/connectedClusters/edge-7");

    /** Each is what one condition adds to the settings of an AKS cluster of three nodes. */
    private static final Map<String, String> OF_AKS = new TreeMap<>(Map.of(
            "enableTraining", "True",
            "enableInference", "False",
            "cluster_name", AKS.id().toString(),
            "clusterId", AKS.id().toString(),
            "prometheus.prometheusSpec.externalLabels.cluster_name", AKS.id().toString(),
            "cluster_name_friendly", "aks-1",
            "domain", "westeurope.cloudapp.azure.com",
            "location", "westeurope",
            "jobSchedulerLocation", "westeurope",
            "servicebus.enabled", "false"));

    static {
        OF_AKS.put("relayserver.enabled", "false");
        OF_AKS.put("nginxIngress.enabled", "true");
    }

    private static ClusterRef cluster(ClusterRef.Kind kind, String path) {
        return new ClusterRef(kind, ResourceId.parse(GROUP + path).orElseThrow());
    }

    private static Cluster.Details details(int nodes, String distribution) {
        return new Cluster.Details("westeurope", nodes, distribution, false, "");
    }

    private static Map<String, String> settings(String lines) {
        Map<String, String> settings = new TreeMap<>();
        for (String line : lines.split(";")) {
            if (!line.isBlank()) {
                settings.put(
                        line.substring(0, line.indexOf('=')).strip(),
                        line.substring(line.indexOf('=') + 1).strip());
            }
        }
        return settings;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                     3 | ''        | ''                                 | ''
                    -1 | ''        | ''                                 | ''
                     2 | ''        | ''                                 | clusterPurpose=DevTest; inferenceRouterHA=false
                     0 | ''        | inferenceRouterHA=true             | clusterPurpose=DevTest
                     3 | openshift | ''                                 | openshift=true
                     3 | k3s       | ''                                 | ''
                     3 | ''        | isAKSMigration=True                | scoringFe.namespace=default
                     3 | ''        | isAKSMigration=False               | ''
                     3 | ''        | inferenceRouterServiceType=NodePort | scoringFe.serviceType.nodePort=true
                     3 | ''        | internalLoadBalancerProvider=azure | scoringFe.serviceType.internalLoadBalancer=true
                     3 | ''        | sslSecret=tls                      | scoringFe.sslSecret=tls
                     3 | ''        | sslSecret=tls; allowInsecureConnections=True | ''
                     3 | ''        | enableTraining=False; enableInference=True | ''
                     3 | ''        | Location=eastus                    | ''
                    """)
    void ofAnAksCluster(int nodes, String distribution, String asked, String added) {
        Map<String, String> expected = new TreeMap<>(OF_AKS);
        expected.putAll(settings(asked));
        expected.putAll(settings(added));
        if (asked.startsWith("Location")) {
            expected.remove("location");
        }
        assertEquals(
                expected,
                new TreeMap<>(ExtensionSettings.complete(AKS, details(nodes, distribution), settings(asked))));
    }

    @Test
    void anArcClusterIsReachedThroughItsRelay() {
        Map<String, String> all = ExtensionSettings.complete(ARC, details(3, ""), Map.of());
        assertEquals("true", all.get("relayserver.enabled"));
        assertEquals("false", all.get("nginxIngress.enabled"));
        assertEquals("edge-7", all.get("relayserver.hybridConnectionName"));
        assertEquals(
                GROUP
                        + "Microsoft.Relay/namespaces/edge700000000000000000000000000000000rgrelay/hybridConnections/edge-7",
                all.get("relayserver.hybridConnectionResourceID"));
    }

    @Test
    void noRelayIsNamedWhereItIsTurnedOff() {
        Map<String, String> all =
                ExtensionSettings.complete(ARC, details(3, ""), Map.of("relayserver.enabled", "false"));
        assertNull(all.get("relayserver.hybridConnectionName"));
    }

    @Test
    void whatAnExtensionDoesAndItsRelayStayAsTheyAre() {
        Map<String, String> all = new TreeMap<>(ExtensionSettings.ofExisting(AKS, details(3, ""), Map.of()));
        Map<String, String> expected = new TreeMap<>(OF_AKS);
        expected.remove("enableTraining");
        expected.remove("enableInference");
        assertEquals(expected, all);
        assertNull(ExtensionSettings.ofExisting(ARC, details(3, ""), Map.of()).get("relayserver.hybridConnectionName"));
    }
}
