package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Computes of a fleet share an identity, to whose federated credentials Azure takes one write at a time. */
class SharedIdentityTest {
    private static final int COMPUTES = 6;
    private static final String CREDENTIALS = "/federatedIdentityCredentials/";

    /** Long enough for two writes that are sent side by side to meet. */
    private static final String SLOW = """
        latency: 30ms
        aks: {aks-1: {oidcIssuer: 'https://oidc.example/aks-1/'}}
        """;

    @TempDir
    Path folder;

    private static String manifest() {
        StringBuilder manifest =
                new StringBuilder("defaults: {resource-group: rg-ml, workspace-name: ml-prod, resource-id: " + Rig.AKS
                        + ", namespace: team-a, user-assigned-identities: " + Rig.TRAINING + "}\ncomputes:\n");
        for (int i = 1; i <= COMPUTES; i++) {
            manifest.append("- {compute-name: c")
                    .append(i)
                    .append(", federated-credentials: azureml/account-")
                    .append(i)
                    .append("}\n");
        }
        return manifest.toString();
    }

    @Test
    void theirWritesToItNeverOverlap() {
        ExecutorService threads = Executors.newFixedThreadPool(COMPUTES);
        try (Rig rig = Rig.with(SLOW)) {
            FleetRig host = new FleetRig(folder);
            Fleet fleet = host.fleet(rig, host.request(rig, manifest()));
            while (!fleet.isOver()) {
                CompletableFuture.allOf(fleet.due().stream()
                                .map(piece -> CompletableFuture.runAsync(piece, threads))
                                .toArray(CompletableFuture[]::new))
                        .join();
                rig.clock.pass(fleet.pause());
            }
            AttachReport report = FleetRig.report(rig, fleet);

            assertEquals(0, report.exitCode(), report.toJson());
            List<RecordedRequest> writes = rig.requests("PUT", CREDENTIALS);
            assertEquals(
                    List.of(),
                    writes.stream().filter(write -> write.status() >= 400).toList());
            assertEquals(COMPUTES, writes.size());
        } finally {
            threads.shutdownNow();
        }
    }
}
