package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.ClusterUse;
import java.util.List;

/** Whether the extension may be removed with the detach: nobody else needs it, as far as one can see. */
final class ExtensionRemovable implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.request().provision().removeExtension()
                ? context.observed()
                        .extension()
                        .fold(
                                extension -> extension
                                        .map(found -> inUse(context, found.name()))
                                        .orElseGet(() -> context.sayOfCluster(Finding.EXTENSION_ABSENT)),
                                why -> context.say(Finding.EXTENSION_NOT_SEEN, "why", why))
                : List.of();
    }

    private static List<Verdict> inUse(CheckContext context, String name) {
        return context.observed()
                .use()
                .fold(
                        use -> use.computes().isEmpty() ? unused(context, use, name) : used(context, use),
                        why -> context.say(Finding.CLUSTER_USE_UNREADABLE, "why", why));
    }

    private static List<Verdict> unused(CheckContext context, ClusterUse use, String name) {
        return context.say(Finding.EXTENSION_TO_REMOVE, "name", name, "workspaces", String.valueOf(use.workspaces()));
    }

    private static List<Verdict> used(CheckContext context, ClusterUse use) {
        return context.sayOfCluster(Finding.EXTENSION_IN_USE, "computes", String.join(", ", use.computes()));
    }
}
