package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.List;

/** What an AKS cluster says of the extension inside it, where it was asked because something had Failed. */
final class ClusterHealthCheck implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.health()
                .map(health -> ClusterHealthText.verdicts(health, context.request()))
                .orElse(List.of());
    }
}
