package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A hundred targets beside one, with real latency and under Resource Manager's real limits. */
final class FleetOf100 implements Part {
    private static final int TARGETS = 100;
    private static final int CLUSTERS = 10;
    private static final int WORKSPACES = 5;
    private static final double LATENCY = 0.1;
    private static final double PROVISIONING = 30;
    private static final String AZURE = "{latency: 100ms, provisioning: {duration: 30s}, rateLimits: {enabled: true}}";

    /** Sign-in, looks, permissions, run-command and its result, PUT, poll, and the compute itself. */
    private static final int ROUND_TRIPS = 8;

    private final Trained product;

    FleetOf100(Trained product) {
        this.product = product;
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        Fleet one = run(1);
        Fleet all = run(TARGETS);
        double bound = ROUND_TRIPS * LATENCY + PROVISIONING;
        double single = Samples.seconds(one.sample().wall());
        Table table = new Table(
                "targets",
                "wall s",
                "÷ one",
                "÷ lower bound",
                "CPU s",
                "requests before polling, each",
                "requests",
                "429",
                "peak heap MB",
                "peak RSS MB");
        row(table, 1, one, single, bound);
        row(table, TARGETS, all, single, bound);
        return "### 100 targets, 100 ms latency, provisioned in 30 s (%s)%n%nLower bound: %d round trips and the provisioning, %s s.%n%n%s"
                .formatted(Fleet.HEAP, ROUND_TRIPS, Samples.number(bound), table);
    }

    private static void row(Table table, int targets, Fleet fleet, double single, double bound) {
        double wall = Samples.seconds(fleet.sample().wall());
        table.row(
                String.valueOf(targets),
                Samples.number(wall),
                Samples.number(wall / single),
                Samples.number(wall / bound),
                Samples.number(Samples.seconds(fleet.sample().cpu())),
                Samples.number(Journal.beforePolling(fleet.requests()) / (double) targets),
                String.valueOf(fleet.requests().size()),
                String.valueOf(Journal.answered(fleet.requests(), 429)),
                fleet.heapMb() == 0 ? "no collection" : String.valueOf(fleet.heapMb()),
                String.valueOf(fleet.sample().peakKb() / 1000));
    }

    private Fleet run(int targets) throws IOException, InterruptedException {
        try (EmulatedAzure azure = EmulatedAzure.start(1, WORKSPACES, CLUSTERS, AZURE)) {
            Fleet fleet = Fleet.run(product, azure, manifest(targets), Fleet.HEAP, "apply");
            if (fleet.sample().exitCode() != 0) {
                throw new IOException("the fleet failed:\n" + fleet.sample().output());
            }
            return fleet;
        }
    }

    private static String manifest(int targets) {
        return "max-parallel: 100\ndefaults: {resource-group: rg-1, namespace: team-a, identity-type: SystemAssigned,"
                + " compute-roles: [AcrPull @ registry]}\ncomputes:\n"
                + IntStream.range(0, targets)
                        .mapToObj(i -> "- {compute-name: c%d, workspace-name: ml-%d, resource-id: %s}%n"
                                .formatted(i, i % WORKSPACES + 1, EmulatedAzure.cluster(1, i % CLUSTERS + 1)))
                        .collect(Collectors.joining());
    }
}
