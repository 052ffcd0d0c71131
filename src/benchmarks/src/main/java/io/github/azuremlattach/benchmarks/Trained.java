package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JDK with an archive that a training run has left: an AOT cache as in the image from Java 25 on, a CDS archive
 * before; both with the image's own options.
 */
final class Trained {
    private final Product product;
    private final Path jdk;
    private final String feature;
    private final Path archive;

    private Trained(Product product, Path jdk, String feature, Path archive) {
        this.product = product;
        this.jdk = jdk;
        this.feature = feature;
        this.archive = archive;
    }

    /** Trains with a whole attach. */
    static Trained by(Product product, Path jdk, Path folder) throws IOException, InterruptedException {
        String feature = Files.readString(jdk.resolve("release")).replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1");
        Trained trained = new Trained(product, jdk, feature, folder.resolve("action-" + feature + ".archive"));
        Files.deleteIfExists(trained.archive);
        String record = trained.isAot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
        try (EmulatedAzure azure = EmulatedAzure.start(1, 1, 1, ColdRun.AT_ONCE)) {
            product.run(jdk, azure, Product.everything("trained"), trained.options(record))
                    .succeed();
        }
        return trained;
    }

    String jdk() {
        return "this product, JDK " + feature;
    }

    String name() {
        return jdk() + " with " + (isAot() ? "AOT cache" : "CDS archive");
    }

    /** A run with the archive in use. */
    Command run(EmulatedAzure azure, Map<String, String> inputs, String... more) throws IOException {
        return product.run(jdk, azure, inputs, options(isAot() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=", more));
    }

    /** A run without the archive and the image's options. */
    Command untrained(EmulatedAzure azure, Map<String, String> inputs, String... options) throws IOException {
        return product.run(jdk, azure, inputs, options);
    }

    /** Whether it is this JDK. */
    boolean isOf(Path home) {
        return jdk.equals(home);
    }

    private boolean isAot() {
        return Integer.parseInt(feature) >= 25;
    }

    /** What an older JVM does not know of them, it leaves out. */
    private String[] options(String use, String... more) {
        List<String> all =
                new ArrayList<>(List.of(use + archive, "-XX:+IgnoreUnrecognizedVMOptions", "@" + product.options()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
