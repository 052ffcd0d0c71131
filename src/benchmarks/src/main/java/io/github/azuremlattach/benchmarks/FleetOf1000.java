package io.github.azuremlattach.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * A thousand targets on 50 clusters and 20 workspaces of four subscriptions, of which every hundredth fails in Azure; once
 * as it is, and once with a fault in every hundredth answer and roles that count late.
 */
final class FleetOf1000 implements Part {
    private static final int TARGETS = 1000;
    private static final double PROVISIONING = 300;
    private static final String HEAP = "-Xmx128m";
    private static final String AZURE =
            "{provisioning: {duration: 5m, computes: {'bad-*': {ends: Failed}}}, rateLimits: {enabled: true}, ";
    private static final String CALM = AZURE + "roleEffectDelay: 0s}";
    private static final String ROUGH =
            AZURE + "roleEffectDelay: 30s, faults: [{match: {path: '/subscriptions/**', every: 100}, fault: 503}]}";

    /** The writes of a subscription are 250; 200 go at once, and 10 a second after these. */
    private static final double LAST_WRITE = 5;

    private final Trained product;

    FleetOf1000(Trained product) {
        this.product = product;
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        Table table = new Table(
                "1,000 targets",
                "right verdicts",
                "wall s",
                "÷ lower bound",
                "CPU s",
                "requests, each",
                "lists",
                "429",
                "peak heap MB");
        row(table, "as it is", CALM);
        row(table, "1 % of answers 503, roles count after 30 s", ROUGH);
        double bound = PROVISIONING + LAST_WRITE;
        return "### 1,000 targets, 1 %% of which fail, provisioned in 5 minutes (%s)%n%nLower bound: %s s.%n%n%s"
                .formatted(HEAP, Samples.number(bound), table);
    }

    private void row(Table table, String what, String behaviour) throws IOException, InterruptedException {
        try (EmulatedAzure azure = EmulatedAzure.start(Spread.SUBSCRIPTIONS, 5, 13, behaviour)) {
            Fleet fleet = Fleet.run(product, azure, "max-parallel: 1000\n" + Spread.computes(TARGETS), HEAP, "apply");
            double wall = Samples.seconds(fleet.sample().wall());
            table.row(
                    what,
                    String.valueOf(right(fleet)),
                    Samples.number(wall),
                    Samples.number(wall / (PROVISIONING + LAST_WRITE)),
                    Samples.number(Samples.seconds(fleet.sample().cpu())),
                    Samples.number(fleet.requests().size() / (double) TARGETS),
                    String.valueOf(Journal.lists(fleet.requests())),
                    String.valueOf(Journal.answered(fleet.requests(), 429)),
                    String.valueOf(fleet.heapMb()));
        }
    }

    private static int right(Fleet fleet) throws IOException {
        int right = 0;
        for (JsonNode target : new ObjectMapper().readTree(fleet.report()).path("targets")) {
            boolean bad = target.path("name").asText().contains(Spread.BAD);
            right += target.path("outcome").asText().equals(bad ? "failed" : "attached") ? 1 : 0;
        }
        return right;
    }
}
