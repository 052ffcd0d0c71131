package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.List;

/** Whether an AKS cluster lies in the workspace's subscription, which Azure Machine Learning demands. */
final class SameSubscription implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        if (!context.request().cluster().isAks()) {
            return List.of();
        }
        String cluster = context.request().cluster().id().subscriptionId();
        String workspace = context.request().workspace().subscriptionId();
        return cluster.equalsIgnoreCase(workspace)
                ? context.say(Finding.SAME_SUBSCRIPTION, "workspace", workspace)
                : context.say(Finding.OTHER_SUBSCRIPTION, "cluster", cluster, "workspace", workspace);
    }
}
