package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.settings.AttachSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that does not answer costs its own targets time, and nobody else. */
class HangingClusterTest implements FleetListener {
    private static final int HANGING = 30;
    private static final int HEALTHY = 6;
    private static final int THREADS = 8;

    @TempDir
    Path folder;

    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Runnable> worked = new LinkedBlockingQueue<>();
    private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(value = 25, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void healthyTargetsEndWhileAnotherClusterHangs() throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        Rig rig = Rig.with("faults: [{match: {method: GET, path: '**/aks-2'}, fault: hang}, "
                + "{match: {method: GET, path: '**/aks-2/**'}, fault: hang}]");
        try (rig) {
            Fleet fleet = Fleet.of(request(rig), azure(rig), rig.clock, this);
            while (ended.size() < HEALTHY && broken.isEmpty()) {
                for (Runnable piece : fleet.due()) {
                    workers.execute(() -> work(piece));
                }
                worked.poll(1, TimeUnit.SECONDS);
                rig.clock.pass(fleet.pause());
            }
            assertEquals(Set.of(), Set.copyOf(broken));
            assertTrue(ended.stream().allMatch(name -> name.startsWith("good")), ended.toString());
        } finally {
            workers.shutdownNow();
        }
    }

    private void work(Runnable piece) {
        try {
            piece.run();
        } catch (RuntimeException | Error e) {
            broken.add(e);
        } finally {
            worked.add(piece);
        }
    }

    private static AzureAccess azure(Rig rig) {
        return AzureConnector.from(AttachSettings.of(rig.settings()), "azureml-attach/test");
    }

    private FleetRequest request(Rig rig) throws IOException {
        String computes = computes("bad", HANGING, "aks-2") + computes("good", HEALTHY, "aks-1");
        Path file = Files.writeString(
                folder.resolve("fleet.yml"),
                "max-parallel: 100\ndefaults: {resource-group: rg-ml, workspace-name: ml-prod, namespace: default}\n"
                        + "computes:\n" + computes);
        Map<String, String> settings = rig.settings("manifest", file.toString());
        List.of("resource-group", "workspace-name", "compute-name", "resource-id")
                .forEach(settings::remove);
        return FleetRequest.from(AttachSettings.of(settings));
    }

    private static String computes(String prefix, int count, String cluster) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "- {compute-name: " + prefix + i + ", resource-id: " + Rig.PROVIDERS
                        + "Microsoft.ContainerService/managedClusters/" + cluster + "}\n")
                .collect(Collectors.joining());
    }

    @Override
    public void ended(Target target, AttachOutcome outcome) {
        ended.add(target.name());
    }
}
