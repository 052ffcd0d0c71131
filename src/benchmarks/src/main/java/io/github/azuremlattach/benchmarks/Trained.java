package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JDK with an archive that a training run has left: an AOT cache as in the image (action/train.sh) from Java 25 on, a
 * CDS archive before.
 */
final class Trained {
    /** The options of the image, which the archive belongs to. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:NewSize=6m",
            "-Djdk.tls.namedGroups=x25519,secp384r1,secp256r1,secp521r1,x448,ffdhe2048,ffdhe3072",
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    private static final List<String> AOT_OPTIONS = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining");

    private final Path jdk;
    private final String feature;
    private final Path archive;

    private Trained(Path jdk, String feature, Path archive) {
        this.jdk = jdk;
        this.feature = feature;
        this.archive = archive;
    }

    /** Trains with a whole attach. */
    static Trained by(Product product, Path jdk, Path folder) throws IOException, InterruptedException {
        String feature = Files.readString(jdk.resolve("release")).replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1");
        Trained trained = new Trained(jdk, feature, folder.resolve("action-" + feature + ".archive"));
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
    Command command(Product product, EmulatedAzure azure, Map<String, String> inputs, String... more)
            throws IOException {
        return product.run(jdk, azure, inputs, options(isAot() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=", more));
    }

    private boolean isAot() {
        return Integer.parseInt(feature) >= 25;
    }

    private String[] options(String use, String... more) {
        List<String> all = new ArrayList<>(List.of(use + archive));
        all.addAll(OPTIONS);
        all.addAll(isAot() ? AOT_OPTIONS : List.of());
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
