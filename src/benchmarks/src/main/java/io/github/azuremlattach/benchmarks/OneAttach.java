package io.github.azuremlattach.benchmarks;

import io.github.azuremlattach.emulator.RecordedRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One attach that Azure provisions for 40 s without a word on when to look: how late its end is learnt of. */
final class OneAttach implements Part {
    private static final Duration PROVISIONING = Duration.ofSeconds(40);
    private static final int RUNS = 5;

    private final Product product;
    private final Settings settings;

    OneAttach(Product product, Settings settings) {
        this.product = product;
        this.settings = settings;
    }

    /** Makes the command of one run; null where the contestant is not installed. */
    private interface Contestant {
        @org.jspecify.annotations.Nullable
        Command attach(EmulatedAzure azure) throws IOException, InterruptedException;
    }

    @Override
    public String measure() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        Map<String, Future<List<String>>> rows = new LinkedHashMap<>();
        for (int run = 1; run <= RUNS; run++) {
            String compute = "k8s-compute-" + run;
            rows.put(compute, threads.submit(() -> row(azure -> product.run(azure, Product.plain(compute)))));
        }
        Optional<PythonSdk> sdk = PythonSdk.installed(settings);
        sdk.ifPresent(
                one -> rows.put(PythonSdk.NAME, threads.submit(() -> row(azure -> one.attach(azure, "k8s-compute")))));
        rows.put(
                AzureCli.NAME,
                threads.submit(() -> row(azure -> AzureCli.signedIn(settings, azure)
                        .map(cli -> cli.attach("k8s-compute"))
                        .orElse(null))));
        Table table = new Table(
                "one attach", "from Azure's end to the run's end, s", "wall s", "÷ lower bound", "polls", "requests");
        for (Map.Entry<String, Future<List<String>>> row : rows.entrySet()) {
            if (!row.getValue().get().isEmpty()) {
                List<String> cells = new ArrayList<>(List.of(row.getKey()));
                cells.addAll(row.getValue().get());
                table.row(cells.toArray(String[]::new));
            }
        }
        threads.shutdown();
        return "### One attach, provisioned in 40 s, which is the lower bound\n\n" + table;
    }

    private static List<String> row(Contestant contestant) throws IOException, InterruptedException {
        try (EmulatedAzure azure =
                EmulatedAzure.start(1, 1, 1, "{provisioning: {duration: " + PROVISIONING.toSeconds() + "s}}")) {
            Command command = contestant.attach(azure);
            if (command == null) {
                return List.of();
            }
            int before = azure.requests().size();
            Sample sample = command.succeed();
            List<RecordedRequest> requests =
                    azure.requests().subList(before, azure.requests().size());
            Instant end = requests.stream()
                    .filter(request -> request.method().equals("PUT"))
                    .findFirst()
                    .orElseThrow()
                    .at()
                    .plus(PROVISIONING);
            return List.of(
                    Samples.number(Samples.seconds(Duration.between(end, sample.ended()))),
                    Samples.number(Samples.seconds(sample.wall())),
                    Samples.number(Samples.seconds(sample.wall()) / PROVISIONING.toSeconds()),
                    String.valueOf(requests.stream().filter(Journal::isPoll).count()),
                    String.valueOf(requests.size()));
        }
    }
}
