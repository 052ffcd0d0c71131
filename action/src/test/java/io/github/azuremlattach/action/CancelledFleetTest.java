package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that attaches a hundred computes, or has just begun, gets SIGTERM; with the JVM's own handling of signals. */
class CancelledFleetTest {
    private static final int COMPUTES = 100;

    @TempDir
    Path folder;

    private final Emulator emulator = Emulator.builder()
            .scenario(Scenario.standard().with("provisioning: {duration: 1h}"))
            .start();
    private Job job;

    @BeforeEach
    void start() throws Exception {
        job = new Job(folder, emulator, new MovableClock()).withSecret();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private int attached() {
        return (int) IntStream.range(0, COMPUTES)
                .filter(i -> emulator.compute(Job.WORKSPACE, "team-" + i).isPresent())
                .count();
    }

    @Test
    void ofAHundredComputesNoneIsForgotten() throws Exception {
        String computes = IntStream.range(0, COMPUTES)
                .mapToObj(i -> "- {compute-name: team-" + i + ", resource-id: " + Job.cluster("aks-1") + "}\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("fleet.yml"), "defaults: {identity-type: SystemAssigned}\ncomputes:\n" + computes);
        job.with("compute-name", "")
                .with("resource-id", "")
                .with("manifest", "fleet.yml")
                .with("max-parallel", "100");
        Process process = job.process();
        CompletableFuture<List<String>> output = CompletableFuture.supplyAsync(
                () -> process.inputReader().lines().toList());
        while (attached() < COMPUTES / 3) {
            assertFalse(process.waitFor(20, TimeUnit.MILLISECONDS), "the process ends too soon");
        }
        assertTrue(process.toHandle().destroy());
        List<String> log = output.get(20, TimeUnit.SECONDS);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), () -> String.join("\n", log));
        assertEquals(143, process.exitValue(), () -> String.join("\n", log));
        isTrue(AttachReport.parse(job.file(job.outputs().get("report"))));
        assertEquals("cancelled", job.outputs().get("outcome"));
        assertEquals("true", job.outputs().get("changed"));
        List<String> after = log.subList(log.lastIndexOf("! Cancelled: 0 of 100 computes had finished."), log.size());
        assertTrue(after.stream().noneMatch(line -> line.startsWith("· ")), () -> String.join("\n", after));
    }

    /** What the report says of each compute is what Azure has, or that it is unknown. */
    private void isTrue(AttachReport report) {
        assertTrue(report.cancelled());
        assertEquals(COMPUTES, report.targets().size());
        int known = 0;
        for (AttachOutcome target : report.targets()) {
            Optional<JsonNode> there = emulator.compute(Job.WORKSPACE, target.name());
            if (target.unknownLines().isEmpty()) {
                assertEquals(there.isPresent(), target.changed(), target.toJson());
            }
            if (target.changed()) {
                known++;
                JsonNode compute = there.orElseThrow();
                assertEquals("Creating", target.provisioningState(), target.toJson());
                assertEquals(compute.at("/identity/principalId").asText(), target.principalId(), target.toJson());
                assertTrue(target.portalLink().endsWith(target.computeId()), target.toJson());
            }
        }
        assertTrue(known >= COMPUTES / 3, known + " known");
    }

    @Test
    void inItsFirstSecondASignalIsNotLost() throws Exception {
        for (int millis : List.of(0, 150, 400)) {
            Process process = job.process();
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            assertTrue(process.toHandle().destroy());

            String log = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertTrue(process.waitFor(10, TimeUnit.SECONDS), log);
            assertEquals(143, process.exitValue(), log);
            boolean silent = log.isEmpty() || !log.contains("team-a");
            assertTrue(silent || "cancelled".equals(job.outputs().get("outcome")), log);
        }
    }
}
