package io.github.azuremlattach.core.survey;

import java.util.Map;
import java.util.Optional;

/**
 * What kubectl said of the inside of an AKS cluster; each is empty where it was not asked.
 *
 * @param namespace whether the namespace exists
 * @param instanceTypes the instance types by name, each as its values by their paths, such as {@code resources.limits.cpu}
 * @param health how the extension is
 */
public record ClusterContents(
        Optional<Observation<Boolean>> namespace,
        Optional<Observation<Map<String, Map<String, String>>>> instanceTypes,
        Optional<Observation<ClusterHealth>> health) {}
