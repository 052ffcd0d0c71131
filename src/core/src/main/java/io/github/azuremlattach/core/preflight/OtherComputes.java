package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Which other computes of the workspace stand for the same cluster: that is allowed, and good to know. */
final class OtherComputes implements Check {
    private static final int MAX_NAMED = 10;

    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.observed()
                .computes()
                .fold(
                        computes -> found(context, computes),
                        why -> context.say(
                                Finding.COMPUTES_UNREADABLE,
                                "why",
                                why,
                                "group",
                                context.request().workspace().resourceGroup(),
                                "workspace",
                                context.request().workspace().name()));
    }

    private static List<Verdict> found(CheckContext context, List<Compute> computes) {
        ResourceId cluster = context.request().cluster().id();
        List<String> others = computes.stream()
                .filter(compute -> compute.resourceId().filter(cluster::equals).isPresent())
                .filter(compute ->
                        !compute.name().equalsIgnoreCase(context.request().computeName()))
                .map(compute -> compute.name() + " (" + compute.namespace() + ")")
                .toList();
        if (others.isEmpty()) {
            return context.say(Finding.NO_OTHER_COMPUTES);
        }
        String named = others.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        return others.size() <= MAX_NAMED
                ? context.say(Finding.COMPUTES_ON_CLUSTER, "computes", named)
                : context.say(
                        Finding.MANY_COMPUTES_ON_CLUSTER,
                        "computes",
                        named,
                        "more",
                        String.valueOf(others.size() - MAX_NAMED));
    }
}
