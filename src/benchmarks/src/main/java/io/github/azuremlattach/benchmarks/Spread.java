package io.github.azuremlattach.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Targets spread evenly over four subscriptions with five workspaces each, and over 50 clusters. */
final class Spread {
    static final int SUBSCRIPTIONS = 4;

    /** Begins the name of every hundredth. */
    static final String BAD = "bad-";

    private static final int CLUSTERS = 50;

    private Spread() {}

    /** The computes of a manifest. */
    static String computes(int targets) {
        return IntStream.range(0, targets).mapToObj(Spread::compute).collect(Collectors.joining("", "computes:\n", ""));
    }

    private static String compute(int i) {
        int subscription = i % SUBSCRIPTIONS + 1;
        return "- {compute-name: %s%d, subscription-id: %s, resource-group: rg-%d, workspace-name: ml-%d, resource-id: %s}%n"
                .formatted(
                        i % 100 == 57 ? BAD : "c",
                        i,
                        EmulatedAzure.subscription(subscription),
                        subscription,
                        i / SUBSCRIPTIONS % 5 + 1,
                        EmulatedAzure.cluster(subscription, i % CLUSTERS / SUBSCRIPTIONS + 1));
    }
}
