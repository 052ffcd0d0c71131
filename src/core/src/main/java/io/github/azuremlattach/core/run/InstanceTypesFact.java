package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.survey.Observation;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run knows of the instance types of its cluster.
 *
 * @param isKnown whether the cluster was asked
 * @param types those that were asked for, by name, each as its values by their paths
 * @param why why they are unknown; empty otherwise
 */
record InstanceTypesFact(boolean isKnown, Map<String, Map<String, String>> types, String why) {
    static final InstanceTypesFact NOT_ASKED = new InstanceTypesFact(false, Map.of(), "");

    InstanceTypesFact {
        types = types == null ? Map.of() : Map.copyOf(types);
        why = why == null ? "" : why;
    }

    static InstanceTypesFact unknown(String why) {
        return new InstanceTypesFact(true, Map.of(), why);
    }

    /** Keeps of an answer what is asked for. */
    static InstanceTypesFact of(Observation<Map<String, Map<String, String>>> answer, Collection<String> asked) {
        return answer.fold(
                seen -> {
                    Map<String, Map<String, String>> kept = new TreeMap<>(seen);
                    kept.keySet().retainAll(asked);
                    return new InstanceTypesFact(true, kept, "");
                },
                InstanceTypesFact::unknown);
    }

    /** What the cluster said; empty where it was not asked. */
    Optional<Observation<Map<String, Map<String, String>>>> observation() {
        if (!isKnown) {
            return Optional.empty();
        }
        return Optional.of(why.isEmpty() ? new Observation.Seen<>(types) : new Observation.Unseen<>(why));
    }
}
