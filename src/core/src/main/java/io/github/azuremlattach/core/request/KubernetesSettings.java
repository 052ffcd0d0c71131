package io.github.azuremlattach.core.request;

import java.util.Map;

/**
 * What the compute is to be inside the cluster.
 *
 * @param namespace the namespace of its workloads
 * @param description its description; empty for none
 * @param defaultInstanceType the instance type of a job that names none; empty for the service's choice
 * @param instanceTypes the instance types by name, as ARM takes them; empty for the service's choice
 */
public record KubernetesSettings(
        String namespace, String description, String defaultInstanceType, Map<String, Object> instanceTypes) {
    public KubernetesSettings {
        instanceTypes = Map.copyOf(instanceTypes);
    }
}
