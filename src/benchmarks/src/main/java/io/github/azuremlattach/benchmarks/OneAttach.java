package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One attach that Azure provisions without a word on when to look: how late its end is learnt of. All run side by side. */
final class OneAttach implements Part {
    private static final Duration SHORT = Duration.ofSeconds(40);
    private static final int SHORT_RUNS = 5;

    /** Ends that lie apart, since what counts is where an end falls between two looks. */
    private static final int LONG_RUNS = 21;

    private static final Duration LONG = Duration.ofSeconds(570);
    private static final Duration APART = Duration.ofSeconds(3);

    private final Trained product;
    private final Settings settings;

    OneAttach(Trained product, Settings settings) {
        this.product = product;
        this.settings = settings;
    }

    /** Makes the command of one run; null where the contestant is not installed. */
    private interface Contestant {
        @Nullable
        Command attach(EmulatedAzure azure) throws IOException, InterruptedException;
    }

    @Override
    public String measure() throws Exception {
        List<Callable<List<Watched>>> shorts = new ArrayList<>();
        for (int run = 1; run <= SHORT_RUNS; run++) {
            shorts.add(own("k8s-compute-" + run, SHORT));
        }
        PythonSdk.installed(settings)
                .ifPresent(sdk ->
                        shorts.add(() -> watch(PythonSdk.NAME, SHORT, azure -> sdk.attach(azure, "k8s-compute"))));
        shorts.add(() -> watch(AzureCli.NAME, SHORT, azure -> AzureCli.signedIn(settings, azure)
                .map(cli -> cli.attach("k8s-compute"))
                .orElse(null)));
        List<Callable<List<Watched>>> longs = new ArrayList<>();
        for (int run = 0; run < LONG_RUNS; run++) {
            longs.add(own("k8s-compute-" + run, LONG.plus(APART.multipliedBy(run))));
        }
        return "### One attach, provisioned in 40 s\n\n" + Watched.table(all(shorts))
                + "\n### One attach of ten minutes: " + LONG_RUNS + " that end " + APART.toSeconds() + " s apart\n\n"
                + Watched.summary(all(longs));
    }

    private static List<Watched> all(List<Callable<List<Watched>>> runs) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Watched> watched = new ArrayList<>();
        for (Future<List<Watched>> run : threads.invokeAll(runs)) {
            watched.addAll(run.get());
        }
        threads.shutdown();
        return watched;
    }

    private Callable<List<Watched>> own(String compute, Duration provisioning) {
        return () -> watch(compute, provisioning, azure -> product.run(azure, Product.plain(compute)));
    }

    private static List<Watched> watch(String name, Duration provisioning, Contestant contestant)
            throws IOException, InterruptedException {
        String scenario = "{provisioning: {duration: " + provisioning.toSeconds() + "s}}";
        try (EmulatedAzure azure = EmulatedAzure.start(1, 1, 1, scenario)) {
            Command command = contestant.attach(azure);
            if (command == null) {
                return List.of();
            }
            int before = azure.requests().size();
            Sample sample = command.succeed();
            return List.of(Watched.of(
                    name,
                    provisioning,
                    sample,
                    azure.requests().subList(before, azure.requests().size())));
        }
    }
}
