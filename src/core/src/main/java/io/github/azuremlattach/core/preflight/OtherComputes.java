package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which other computes of the workspace stand for the same cluster: that is allowed, and good to know. */
final class OtherComputes implements Check {
    private static final String NAME = "other computes on the cluster";
    private static final int MOST_NAMED = 10;

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        return Optional.of(evidence.findings()
                .computes()
                .fold(
                        computes -> Verdict.pass(NAME, words(evidence, computes)),
                        why -> Verdict.couldNotCheck(
                                NAME, why, Advice.remedy("Look with az ml compute list, if it matters."))));
    }

    private static String words(CheckContext evidence, List<Compute> computes) {
        ResourceId cluster = evidence.request().cluster().id();
        List<String> others = computes.stream()
                .filter(compute -> compute.resourceId().filter(cluster::equals).isPresent())
                .filter(compute ->
                        !compute.name().equalsIgnoreCase(evidence.request().computeName()))
                .map(compute -> compute.name()
                        + (compute.namespace()
                                        .equals(evidence.request().kubernetes().namespace())
                                ? " (same namespace)"
                                : " (namespace " + compute.namespace() + ")"))
                .toList();
        String named = others.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return others.isEmpty()
                ? "none in this workspace"
                : others.size() > MOST_NAMED ? named + " and " + (others.size() - MOST_NAMED) + " more" : named;
    }
}
