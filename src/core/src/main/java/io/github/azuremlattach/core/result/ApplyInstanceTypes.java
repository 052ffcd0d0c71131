package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Applies instance types as resources of an AKS cluster.
 *
 * @param cluster the cluster's ARM id
 * @param types the instance types that are missing or differ, by name, each as its values by their paths, such as
 *     {@code resources.limits.cpu}
 * @param differences what becomes different, a line each
 */
public record ApplyInstanceTypes(
        String cluster,
        Map<String, Map<String, String>> types,
        List<String> differences,
        Reason reason,
        List<String> after)
        implements Change {
    static final String KIND = "apply-instance-types";

    /** The one application of a plan. */
    public static final String ID = "instance-types";

    public ApplyInstanceTypes {
        types = Collections.unmodifiableMap(new TreeMap<>(types));
        differences = List.copyOf(differences);
        after = List.copyOf(after);
    }

    @Override
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String id() {
        return ID;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "applied";
    }

    @Override
    public String sign() {
        return reason == Reason.INSTANCE_TYPES_DIFFER ? "~" : "+";
    }

    @Override
    public String subject() {
        return (types.size() == 1 ? "instance type " : "instance types ") + String.join(", ", types.keySet()) + " in "
                + Change.shortName(cluster);
    }

    @Override
    public List<String> details() {
        return differences;
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(cluster);
    }
}
