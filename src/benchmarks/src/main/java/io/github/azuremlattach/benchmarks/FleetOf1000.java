package io.github.azuremlattach.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A thousand targets in four subscriptions, of which every hundredth fails in Azure. */
final class FleetOf1000 implements Part {
    private static final int TARGETS = 1000;
    private static final int SUBSCRIPTIONS = 4;
    private static final String AZURE =
            "{provisioning: {duration: 10s, computes: {'bad-*': {ends: Failed}}}," + " rateLimits: {enabled: true}}";

    private final Product product;

    FleetOf1000(Product product) {
        this.product = product;
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        try (EmulatedAzure azure = EmulatedAzure.start(SUBSCRIPTIONS, 5, 10, AZURE)) {
            Fleet fleet = Fleet.run(product, azure, manifest());
            int right = 0;
            int failed = 0;
            for (JsonNode target : new ObjectMapper().readTree(fleet.report()).path("targets")) {
                String outcome = target.path("outcome").asText();
                boolean bad = target.path("name").asText().contains("bad-");
                right += outcome.equals(bad ? "failed" : "attached") ? 1 : 0;
                failed += outcome.equals("failed") ? 1 : 0;
            }
            Table table = new Table(
                    "targets", "right verdicts", "failed", "exit code", "wall s", "requests", "429", "peak heap MB");
            table.row(
                    String.valueOf(TARGETS),
                    String.valueOf(right),
                    String.valueOf(failed),
                    String.valueOf(fleet.sample().exitCode()),
                    Samples.number(Samples.seconds(fleet.sample().wall())),
                    String.valueOf(fleet.requests().size()),
                    String.valueOf(Journal.answered(fleet.requests(), 429)),
                    String.valueOf(fleet.heapMb()));
            return "### 1,000 targets, 1 % of which fail (" + Fleet.HEAP + ")\n\n" + table;
        }
    }

    private static String manifest() {
        return "max-parallel: 250\ncomputes:\n"
                + IntStream.range(0, TARGETS).mapToObj(FleetOf1000::compute).collect(Collectors.joining());
    }

    private static String compute(int i) {
        int subscription = i % SUBSCRIPTIONS + 1;
        return "- {compute-name: %s%d, subscription-id: %s, resource-group: rg-%d, workspace-name: ml-%d, resource-id: %s}%n"
                .formatted(
                        i % 100 == 57 ? "bad-" : "c",
                        i,
                        EmulatedAzure.subscription(subscription),
                        subscription,
                        i % 5 + 1,
                        EmulatedAzure.cluster(subscription, i % 10 + 1));
    }
}
