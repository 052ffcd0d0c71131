package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.InstanceTypes;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.ApplyInstanceTypes;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides which instance types are applied in the cluster: those of which something that is asked for is missing or
 * different. What else they hold stays, since the extension adds to them.
 */
final class InstanceTypeDecision {
    private final AttachRequest request;
    private final Map<String, Map<String, String>> types = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private boolean differs;

    private InstanceTypeDecision(AttachRequest request) {
        this.request = request;
    }

    /**
     * The change; empty where there is nothing to do, or no way to do it.
     *
     * @param found the instance types by name, each as its values by their paths
     * @param after the changes that come first
     */
    static Optional<ApplyInstanceTypes> change(
            AttachRequest request,
            ObservedState observed,
            Observation<Map<String, Map<String, String>>> found,
            List<String> after) {
        boolean possible = observed.knownCluster().map(Cluster::runCommand).orElse(true);
        InstanceTypeDecision decision = new InstanceTypeDecision(request);
        decision.compare(found.seen().orElse(Map.of()));
        return decision.types.isEmpty() || !possible
                ? Optional.empty()
                : Optional.of(new ApplyInstanceTypes(
                        request.cluster().id().toString(),
                        decision.types,
                        decision.lines,
                        decision.reason(found),
                        after));
    }

    private Reason reason(Observation<Map<String, Map<String, String>>> found) {
        if (found.seen().isEmpty()) {
            return Reason.INSTANCE_TYPES_UNKNOWN;
        }
        return differs ? Reason.INSTANCE_TYPES_DIFFER : Reason.INSTANCE_TYPES_MISSING;
    }

    private void compare(Map<String, Map<String, String>> found) {
        InstanceTypes.of(request.kubernetes().instanceTypes()).forEach((name, wanted) -> {
            Map<String, String> actual = found.get(name);
            List<String> wrong = new ArrayList<>();
            wanted.forEach((path, value) -> {
                String before = actual == null ? "" : actual.getOrDefault(path, "");
                if (!value.equals(before)) {
                    wrong.add(path + (before.isEmpty() ? "=" + value : " " + before + " → " + value));
                }
            });
            if (actual == null || !wrong.isEmpty()) {
                types.put(name, wanted);
                lines.add((actual == null ? "+ " : "~ ") + name + ": " + String.join(", ", wrong));
                differs |= actual != null;
            }
        });
    }
}
