package io.github.azuremlattach.benchmarks;

import io.github.azuremlattach.emulator.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of a manifest.
 *
 * @param sample the process
 * @param requests what Azure was asked for
 * @param report the JSON report
 * @param heapMb the most heap in use when the collector began
 */
record Fleet(Sample sample, List<RecordedRequest> requests, String report, int heapMb) {
    /** The heap that a fleet must do with. */
    static final String HEAP = "-Xmx256m";

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->\\d+M");

    /** Runs a manifest to its end, whatever the end is. */
    static Fleet run(Trained product, EmulatedAzure azure, String manifest, String memory, String mode)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fleet");
        Path file = Files.writeString(folder.resolve("fleet.yml"), manifest);
        Path log = folder.resolve("gc.log");
        Command command = product.run(
                azure,
                Map.of("manifest", file.toString(), "resource-group", "", "workspace-name", "", "mode", mode),
                memory,
                "-Xlog:gc:file=" + log);
        Sample sample = command.run();
        Path report = Path.of(command.environment().get("GITHUB_WORKSPACE"), "azureml-attach-report.json");
        if (!Files.exists(report)) {
            throw new IOException("the fleet left no report:\n" + sample.output());
        }
        return new Fleet(sample, azure.requests(), Files.readString(report), heap(Files.readString(log)));
    }

    private static int heap(String log) {
        int most = 0;
        for (Matcher matcher = COLLECTION.matcher(log); matcher.find(); ) {
            most = Math.max(most, Integer.parseInt(matcher.group(1)));
        }
        return most;
    }
}
