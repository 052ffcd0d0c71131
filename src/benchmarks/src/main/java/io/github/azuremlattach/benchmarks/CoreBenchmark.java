package io.github.azuremlattach.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.settings.AttachSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The parts of the core that are used often: for each target of a manifest, or for each step of a waiting run. */
@NullUnmarked // JMH fills the fields in its set-up.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CoreBenchmark {
    private static final int TARGETS = 1000;

    private final AttachRequest request = AttachRequest.from(settings(Map.of()));
    private final Compute found = compute();
    private AttachSettings manifest;
    private AttachRun waiting;
    private Checkpoint checkpoint;

    /** Writes a manifest, and attaches a compute until it waits for Azure, on a clock that stands still. */
    @Setup
    public void prepare() throws IOException {
        Path file = Files.createTempFile("fleet", ".yml");
        Files.writeString(file, manifest());
        manifest = AttachSettings.of(Map.of("manifest", file.toString()));
        InstantSource clock = InstantSource.fixed(Instant.now());
        EmulatedAzure azure = EmulatedAzure.start(1, 1, 1, "{provisioning: {duration: 1h}}");
        AttachSettings settings = settings(azure.way());
        waiting = AttachRun.of(
                AttachRequest.from(settings),
                AzureConnector.from(settings, "azureml-attach/benchmark"),
                clock,
                event -> {});
        checkpoint = waiting.begin();
        Progress step = waiting.advance(checkpoint);
        while (step instanceof Progress.Again again && again.pause().isZero()) {
            checkpoint = again.next();
            step = waiting.advance(checkpoint);
        }
        azure.close();
    }

    /** Reads and checks a manifest of 1,000 targets. */
    @Benchmark
    public FleetRequest manifestOf1000Targets() {
        return FleetRequest.from(manifest);
    }

    /** Compares what was asked for with what exists. */
    @Benchmark
    public List<Difference> planDifference() {
        return ComputeDiff.between(request, found);
    }

    /** A step of a run for which it is not time yet: reads its checkpoint and writes the next one. */
    @Benchmark
    public Progress stepOfAWaitingRun() {
        return waiting.advance(checkpoint);
    }

    private static String manifest() {
        return "defaults: {resource-group: rg-1, workspace-name: ml-1, resource-id: " + EmulatedAzure.cluster(1, 1)
                + "}\ncomputes:\n"
                + IntStream.range(0, TARGETS)
                        .mapToObj(i -> "- {compute-name: c" + i + ", namespace: team-" + i + "}\n")
                        .collect(Collectors.joining());
    }

    private static AttachSettings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Product.plain("k8s-compute"));
        values.putAll(Map.of("resource-group", "rg-1", "workspace-name", "ml-1"));
        values.putAll(more);
        return AttachSettings.of(values);
    }

    private Compute compute() {
        return new Compute(
                "k8s-compute",
                "Kubernetes",
                "Succeeded",
                Optional.of(true),
                request.target().map(ClusterRef::id),
                "None",
                "",
                Map.of(),
                "",
                JsonNodeFactory.instance.objectNode().put("namespace", "other"),
                JsonNodeFactory.instance.objectNode(),
                new ServiceError("", "", List.of()));
    }
}
