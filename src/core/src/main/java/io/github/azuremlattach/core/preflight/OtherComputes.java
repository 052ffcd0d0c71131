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
                        computes -> context.say(Finding.COMPUTES_ON_CLUSTER, "computes", words(context, computes)),
                        why -> context.say(
                                Finding.COMPUTES_UNREADABLE,
                                "why",
                                why,
                                "group",
                                context.request().workspace().resourceGroup(),
                                "workspace",
                                context.request().workspace().name()));
    }

    private static String words(CheckContext context, List<Compute> computes) {
        ResourceId cluster = context.request().cluster().id();
        List<String> others = computes.stream()
                .filter(compute -> compute.resourceId().filter(cluster::equals).isPresent())
                .filter(compute ->
                        !compute.name().equalsIgnoreCase(context.request().computeName()))
                .map(compute -> compute.name()
                        + (compute.namespace()
                                        .equals(context.request().kubernetes().namespace())
                                ? " (same namespace)"
                                : " (namespace " + compute.namespace() + ")"))
                .toList();
        String named = others.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
        return others.isEmpty()
                ? "none in this workspace"
                : others.size() > MAX_NAMED ? named + " and " + (others.size() - MAX_NAMED) + " more" : named;
    }
}
