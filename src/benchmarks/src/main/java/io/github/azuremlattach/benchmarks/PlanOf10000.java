package io.github.azuremlattach.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Ten thousand targets of one manifest, planned and checked; nothing is attached. */
final class PlanOf10000 implements Part {
    private static final int TARGETS = 10_000;
    private static final String HEAP = "-Xmx512m";
    private static final String AZURE = "{rateLimits: {enabled: true}}";

    private final Trained product;

    PlanOf10000(Trained product) {
        this.product = product;
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        try (EmulatedAzure azure = EmulatedAzure.start(Spread.SUBSCRIPTIONS, 5, 13, AZURE)) {
            Fleet fleet = Fleet.run(product, azure, "max-parallel: 1000\n" + Spread.computes(TARGETS), HEAP, "plan");
            int planned = 0;
            for (JsonNode target : new ObjectMapper().readTree(fleet.report()).path("targets")) {
                planned += target.path("outcome").asText().equals("planned") ? 1 : 0;
            }
            Table table = new Table("targets", "planned", "wall s", "CPU s", "requests, each", "429", "peak heap MB");
            table.row(
                    String.valueOf(TARGETS),
                    String.valueOf(planned),
                    Samples.number(Samples.seconds(fleet.sample().wall())),
                    Samples.number(Samples.seconds(fleet.sample().cpu())),
                    Samples.number(fleet.requests().size() / (double) TARGETS),
                    String.valueOf(Journal.answered(fleet.requests(), 429)),
                    String.valueOf(fleet.heapMb()));
            return "### A plan of 10,000 targets (" + HEAP + ")\n\n" + table;
        }
    }
}
