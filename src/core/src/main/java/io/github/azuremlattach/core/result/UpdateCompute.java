package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes in place what Azure can change in place: the identity. All other settings of the compute stay.
 *
 * @param compute the compute's name
 * @param cluster the ARM id of the cluster that it stood for when this was planned
 * @param location the workspace's region
 * @param identityType {@code None}, {@code SystemAssigned} or {@code UserAssigned}
 * @param identity the ARM id of the user-assigned identity that Azure uses; empty for none
 * @param tags the tags that it is given; others that it has stay
 */
public record UpdateCompute(
        String compute,
        String cluster,
        String location,
        String identityType,
        String identity,
        Map<String, String> tags,
        Reason reason,
        List<String> after)
        implements Change {
    static final String KIND = "update";

    /** The one update of a plan. */
    public static final String ID = "update";

    public UpdateCompute {
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
        return "updated";
    }

    @Override
    public String sign() {
        return "~";
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
        return compute + ": " + AttachCompute.identityWords(identityType, identity);
    }
}
