package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.List;

/** Whether Azure Machine Learning gets into an AKS cluster by Trusted Access only, whoever the workspace acts as. */
final class ClusterAccess implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.observed()
                .knownCluster()
                .filter(cluster -> context.request().cluster().isAks())
                .filter(cluster -> !cluster.trustedAccess().isEmpty())
                .map(cluster -> context.sayOfCluster(
                        Finding.TRUSTED_ACCESS_NEEDED,
                        "words",
                        context.request().cluster().toString(),
                        "why",
                        cluster.trustedAccess()))
                .orElse(List.of());
    }
}
