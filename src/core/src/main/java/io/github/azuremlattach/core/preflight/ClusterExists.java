package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.List;

/** Whether the cluster exists. */
final class ClusterExists implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        String id = context.request().cluster().id().toString();
        return context.observed()
                .cluster()
                .fold(
                        cluster -> cluster.isPresent()
                                ? context.say(
                                        Finding.CLUSTER_FOUND,
                                        "cluster",
                                        context.request().cluster().toString())
                                : context.say(Finding.CLUSTER_MISSING, "id", id),
                        why -> context.say(Finding.CLUSTER_UNREADABLE, "id", id, "why", why));
    }
}
