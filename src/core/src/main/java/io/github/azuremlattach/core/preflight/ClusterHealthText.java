package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.ClusterHealth;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;

/** What an AKS cluster said of the extension inside it, as verdicts. */
public final class ClusterHealthText {
    /** The name of the check. */
    public static final String CHECK = "cluster-health";

    private ClusterHealthText() {}

    /** The verdicts on what the cluster said. */
    public static List<Verdict> verdicts(Observation<ClusterHealth> health, AttachRequest request) {
        Diagnosis diagnosis = Diagnosis.of(request);
        Map<String, String> where = Map.of(
                "group", request.cluster().id().resourceGroup(),
                "cluster", request.cluster().id().name());
        return health.fold(
                seen -> List.of(finding(seen).with(facts(seen, where), diagnosis)),
                why -> List.of(Finding.HEALTH_UNREADABLE.with(with(where, Map.of("why", why)), diagnosis)));
    }

    private static Finding finding(ClusterHealth health) {
        if (!health.problems().isEmpty()) {
            return Finding.HEALTH_CHECK_FAILED;
        }
        return health.pods().isEmpty() ? Finding.HEALTH_CHECK_CLEAN : Finding.PODS_NOT_RUNNING;
    }

    private static Map<String, String> facts(ClusterHealth health, Map<String, String> where) {
        String pods = String.join(", ", health.pods());
        return with(
                where,
                Map.of(
                        "problems",
                        String.join("\n", health.problems()),
                        "found",
                        String.join(", ", health.problems()),
                        "pods",
                        pods,
                        "and-pods",
                        pods.isEmpty() ? "" : "; not running: " + pods));
    }

    private static Map<String, String> with(Map<String, String> one, Map<String, String> other) {
        Map<String, String> all = new java.util.HashMap<>(one);
        all.putAll(other);
        return all;
    }
}
