package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.survey.ClusterHealth;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Optional;

/**
 * What a run knows of the extension inside its cluster.
 *
 * @param isKnown whether the cluster was asked and has had its time to answer
 * @param problems what the health check reported as failed
 * @param pods the pods that are not well
 * @param why why nothing is known; empty otherwise
 */
record HealthFact(boolean isKnown, List<String> problems, List<String> pods, String why) {
    static final HealthFact NOT_ASKED = new HealthFact(false, List.of(), List.of(), "");

    HealthFact {
        problems = problems == null ? List.of() : List.copyOf(problems);
        pods = pods == null ? List.of() : List.copyOf(pods);
        why = why == null ? "" : why;
    }

    static HealthFact of(Observation<ClusterHealth> answer) {
        return answer.fold(
                health -> new HealthFact(true, health.problems(), health.pods(), ""),
                why -> new HealthFact(true, List.of(), List.of(), why));
    }

    /** What the cluster said; empty where it was not asked. */
    Optional<Observation<ClusterHealth>> observation() {
        if (!isKnown) {
            return Optional.empty();
        }
        return Optional.of(
                why.isEmpty()
                        ? new Observation.Seen<>(new ClusterHealth(problems, pods))
                        : new Observation.Unseen<>(why));
    }
}
