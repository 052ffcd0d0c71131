package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Relays;
import io.github.azuremlattach.core.request.ClusterRef;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Completes the settings of the extension with those that the Azure CLI adds without saying so: the extension does not work
 * without them.
 *
 * <p>Source: Azure CLI extension k8s-extension, AzureMLKubernetes.py.
 */
final class ExtensionSettings {
    /** From so many nodes on the inference router is made highly available. */
    private static final int NODES_FOR_AVAILABILITY = 3;

    private static final String TRUE = "True";
    private static final String CLUSTER_NAME = "cluster_name";

    private final ClusterRef ref;
    private final Cluster.Details cluster;
    private final Map<String, String> settings;

    private ExtensionSettings(ClusterRef ref, Cluster.Details cluster, Map<String, String> asked) {
        this.ref = ref;
        this.cluster = cluster;
        this.settings = new LinkedHashMap<>(asked);
    }

    /** All settings of a new installation; training is on unless it was turned off. */
    static Map<String, String> complete(ClusterRef ref, Cluster.Details cluster, Map<String, String> asked) {
        ExtensionSettings all = new ExtensionSettings(ref, cluster, asked);
        all.add("enableTraining", TRUE);
        all.add("enableInference", "False");
        all.silent();
        if (!ref.isAks() && all.is("relayserver.enabled", "true")) {
            String relay = Relays.idFor(ref.id()).toString();
            all.add(
                    "relayserver.hybridConnectionResourceID",
                    relay + "/hybridConnections/" + ref.id().name());
            all.add("relayserver.hybridConnectionName", ref.id().name());
        }
        return all.settings;
    }

    /** The settings of an extension that exists: what it is to do and its relay are left as they are. */
    static Map<String, String> ofExisting(ClusterRef ref, Cluster.Details cluster, Map<String, String> asked) {
        ExtensionSettings all = new ExtensionSettings(ref, cluster, asked);
        all.silent();
        return all.settings;
    }

    private void silent() {
        String name = ref.id().name();
        add(CLUSTER_NAME, ref.id().toString());
        add("clusterId", ref.id().toString());
        add("prometheus.prometheusSpec.externalLabels.cluster_name", ref.id().toString());
        add("cluster_name_friendly", name);
        add("domain", cluster.location() + ".cloudapp.azure.com");
        add("location", cluster.location());
        add("jobSchedulerLocation", cluster.location());
        add("servicebus.enabled", "false");
        add("relayserver.enabled", String.valueOf(!ref.isAks()));
        add("nginxIngress.enabled", String.valueOf(ref.isAks()));
        if (cluster.nodes() >= 0 && cluster.nodes() < NODES_FOR_AVAILABILITY) {
            add("clusterPurpose", "DevTest");
            add("inferenceRouterHA", "false");
        }
        if (cluster.distribution().equals("openshift")) {
            add("openshift", "true");
        }
        router();
    }

    private void router() {
        if (is("isAKSMigration", "true")) {
            add("scoringFe.namespace", "default");
        }
        if (is("inferenceRouterServiceType", "nodeport")) {
            add("scoringFe.serviceType.nodePort", "true");
        }
        if (is("internalLoadBalancerProvider", "azure")) {
            add("scoringFe.serviceType.internalLoadBalancer", "true");
        }
        if (settings.containsKey("sslSecret") && !is("allowInsecureConnections", "true")) {
            add("scoringFe.sslSecret", settings.get("sslSecret"));
        }
    }

    private boolean is(String key, String value) {
        return settings.getOrDefault(key, "").toLowerCase(Locale.ROOT).equals(value);
    }

    private void add(String key, String value) {
        if (settings.keySet().stream().noneMatch(key::equalsIgnoreCase)) {
            settings.put(key, value);
        }
    }
}
