package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Attaches a cluster to the workspace as a compute.
 *
 * @param compute the compute's name
 * @param cluster the cluster's ARM id
 * @param location the workspace's region
 * @param namespace the namespace of its workloads
 * @param identityType {@code None}, {@code SystemAssigned} or {@code UserAssigned}
 * @param identity the ARM id of the user-assigned identity that Azure uses; empty for none
 * @param tags the tags that it is given; others that it has stay
 */
public record AttachCompute(
        String compute,
        String cluster,
        String location,
        String namespace,
        String identityType,
        String identity,
        Map<String, String> tags,
        Reason reason,
        List<String> after)
        implements Change {
    static final String KIND = "attach";

    /** The one compute of a plan. */
    public static final String ID = "attach";

    public AttachCompute {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
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
        return "attached";
    }

    @Override
    public List<String> details() {
        return tags.entrySet().stream()
                .map(tag -> "tag " + tag.getKey() + "=" + tag.getValue())
                .toList();
    }

    @Override
    public boolean provisions() {
        return true;
    }

    @Override
    public String subject() {
        return compute + " to " + Change.shortName(cluster) + ", namespace " + namespace + ", "
                + identityWords(identityType, identity);
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(cluster);
    }

    /** The same after one more change. */
    AttachCompute alsoAfter(String id) {
        List<String> all = new ArrayList<>(after);
        if (!all.contains(id)) {
            all.add(id);
        }
        return new AttachCompute(compute, cluster, location, namespace, identityType, identity, tags, reason, all);
    }

    static String identityWords(String type, String identity) {
        return switch (type) {
            case "SystemAssigned" -> "system-assigned identity";
            case "UserAssigned" -> "identity " + Change.shortName(identity);
            default -> "no identity";
        };
    }
}
