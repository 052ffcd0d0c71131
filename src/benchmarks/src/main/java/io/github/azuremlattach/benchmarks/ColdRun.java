package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whole runs from a cold start, while Azure answers at once: all contestants take turns. */
final class ColdRun implements Part {
    static final String AT_ONCE = "{provisioning: {duration: 0s}, runCommand: {duration: 0s}}";

    private final Product product;
    private final Settings settings;
    private final Trained trained;

    ColdRun(Product product, Settings settings, Trained trained) {
        this.product = product;
        this.settings = settings;
        this.trained = trained;
    }

    /** Makes the command of one run. */
    private interface Contestant {
        Command attach(String compute) throws IOException, InterruptedException;
    }

    @Override
    public String measure() throws IOException, InterruptedException {
        try (EmulatedAzure azure = EmulatedAzure.start(1, 1, 1, AT_ONCE)) {
            Map<String, Contestant> all = contestants(azure);
            Map<String, Samples> times = new LinkedHashMap<>();
            for (int round = 0; round <= settings.rounds(); round++) {
                int lane = 0;
                for (Map.Entry<String, Contestant> one : all.entrySet()) {
                    Command command = one.getValue().attach("c" + lane++ + "-" + round);
                    Sample sample = command.succeed();
                    if (round > 0) {
                        times.computeIfAbsent(one.getKey(), name -> new Samples())
                                .add(sample);
                    }
                }
            }
            return table(times);
        }
    }

    private Map<String, Contestant> contestants(EmulatedAzure azure) throws IOException, InterruptedException {
        Map<String, Contestant> all = new LinkedHashMap<>();
        Path mine = Path.of(System.getProperty("java.home")).toRealPath();
        if (!trained.isOf(mine)) {
            add(all, azure, Trained.by(product, mine, settings.target()));
        }
        add(all, azure, trained);
        if (product.hasImage()) {
            all.put("image under podman", compute -> product.container(azure, Product.plain(compute)));
            all.put("a container of the image that does nothing", compute -> product.emptyContainer());
        }
        Optional<PythonSdk> sdk = PythonSdk.installed(settings);
        sdk.ifPresent(one -> all.put(PythonSdk.NAME, compute -> one.attach(azure, compute)));
        AzureCli.signedIn(settings, azure).ifPresent(cli -> all.put(AzureCli.NAME, cli::attach));
        return all;
    }

    private static void add(Map<String, Contestant> all, EmulatedAzure azure, Trained trained) {
        all.put(trained.jdk(), compute -> trained.untrained(azure, Product.plain(compute)));
        all.put(trained.name(), compute -> trained.run(azure, Product.plain(compute)));
        all.put(
                trained.name() + ", and a namespace, an identity and a role besides",
                compute -> trained.run(azure, Product.everything(compute)));
    }

    private String table(Map<String, Samples> times) {
        Table table =
                new Table("from start to end", "wall s", "min–max", "CPU s", "peak MB", "wall ÷ SDK", "CPU ÷ SDK");
        Samples sdk = times.get(PythonSdk.NAME);
        times.forEach((name, samples) -> table.row(
                name,
                Samples.number(samples.wall()),
                samples.range(),
                Samples.number(samples.cpu()),
                String.valueOf(Math.round(samples.peak())),
                sdk == null ? "-" : Samples.number(samples.wall() / sdk.wall()),
                sdk == null ? "-" : Samples.number(samples.cpu() / sdk.cpu())));
        return "### Cold runs, Azure answers at once (medians of " + settings.rounds() + ")\n\n" + table;
    }
}
