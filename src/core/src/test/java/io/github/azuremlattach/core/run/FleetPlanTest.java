package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet makes no change before every target has its plan, and waits for none of them for ever. */
class FleetPlanTest {
    @TempDir
    Path folder;

    private FleetRig fleets;

    @BeforeEach
    void begin() {
        fleets = new FleetRig(folder);
    }

    @Test
    void makesEveryPlanBeforeTheFirstChange() {
        try (Rig rig = Rig.standard()) {
            fleets.whenPlanned(() -> assertEquals(List.of(), rig.emulator.writes()));
            AttachReport report = fleets.run(rig, "max-parallel: 2\n" + FleetRig.DEFAULTS + FleetRig.computes(5));

            assertEquals(Map.of("attached", 5), report.counts(), report.toJson());
            assertEquals(List.of(5L), fleets.planned(), "told once, with all plans");
            assertEquals(2, fleets.most(), "no more at work than asked for");
        }
    }

    @Test
    void changesNothingWhereACheckFailsAndTheFirstFailureEndsAll() {
        try (Rig rig = Rig.with("aks: {aks-stopped: {powerState: Stopped, extension: {}}}")) {
            AttachReport report = fleets.run(
                    rig,
                    "fail-fast: true\nmax-parallel: 1\n" + FleetRig.DEFAULTS + FleetRig.computes(3)
                            + "- {compute-name: night, resource-id: " + Rig.AKS.replace("aks-1", "aks-stopped")
                            + "}\n");

            assertEquals(Map.of("failed", 1, "skipped", 3), report.counts(), report.toJson());
            assertTrue(report.targets().get(0).plan().isPresent(), "what would have been changed is told");
            assertEquals(List.of(), rig.emulator.writes());
            assertEquals(List.of(), fleets.planned());
        }
    }

    @Test
    void aLookThatTakesTooLongHoldsNobodyBack() {
        String slow = "- {compute-name: slow, workspace-name: ml-busy}\n";
        try (Rig rig = Rig.with("workspaces: {ml-busy: {provisioningState: Updating}}")) {
            Instant start = rig.clock.instant();
            AttachReport report = fleets.run(rig, FleetRig.DEFAULTS + slow + FleetRig.computes(3));

            assertEquals(Map.of("attached", 3, "failed", 1), report.counts(), report.toJson());
            assertEquals(List.of(3L), fleets.planned());
            Duration waited =
                    Duration.between(start, rig.emulator.writes().get(0).at());
            assertTrue(waited.compareTo(Duration.ofMinutes(2)) >= 0, waited.toString());
            assertTrue(waited.compareTo(Duration.ofMinutes(3)) < 0, waited.toString());
        }
    }

    @Test
    void theWaitForATurnTakesNothingOfTheTimeout() {
        try (Rig rig = Rig.with("provisioning: {duration: 4m}")) {
            AttachReport report = fleets.run(
                    rig,
                    "max-parallel: 1\n" + FleetRig.DEFAULTS.replace("namespace:", "timeout: 5m, namespace:")
                            + FleetRig.computes(3));

            assertEquals(Map.of("attached", 3), report.counts(), report.toJson());
            for (AttachOutcome target : report.targets()) {
                assertTrue(target.millis() < Duration.ofMinutes(5).toMillis(), target.toJson());
            }
        }
    }

    @Test
    void aPlanThatHasWaitedTooLongIsMadeAnew() {
        try (Rig rig = Rig.with("provisioning: {duration: 15m}")) {
            FleetRequest request = fleets.request(rig, "max-parallel: 1\n" + FleetRig.DEFAULTS + FleetRig.computes(2));
            Fleet fleet = fleets.fleet(rig, request);
            boolean stopped = false;
            while (!fleet.isOver()) {
                fleet.due().forEach(Runnable::run);
                if (!stopped && !rig.emulator.writes().isEmpty()) {
                    stopped = true;
                    rig.emulator.apply("aks: {aks-1: {powerState: Stopped}}");
                }
                rig.clock.pass(fleet.pause());
            }

            AttachOutcome second = fleet.outcomes().get(1);
            assertEquals(3, second.exitCode(), second.toJson());
            assertEquals(1, rig.requests("PUT", "/computes/").size());
        }
    }

    @Test
    void aPlanIsKeptWhenTheProcessEndsBeforeItsTurn() {
        for (int killed = 1; killed < 8; killed++) {
            try (Rig rig = Rig.standard()) {
                FleetRequest request =
                        fleets.request(rig, "max-parallel: 2\n" + FleetRig.DEFAULTS + FleetRig.computes(6));
                Fleet first = fleets.fleet(rig, request);
                for (int round = 0; round < killed; round++) {
                    first.due().forEach(Runnable::run);
                    rig.clock.pass(first.pause());
                }
                FleetRig after = new FleetRig(folder);
                Fleet next = Fleet.resumed(request, after.access(rig), rig.clock, after, first.save());
                after.whenPlanned(() -> assertEquals(List.of(), rig.emulator.writes()));
                while (!next.isOver()) {
                    List<Runnable> due = next.due();
                    assertTrue(due.size() <= 2, "killed after round " + killed + ": " + due.size());
                    due.forEach(Runnable::run);
                    rig.clock.pass(next.pause());
                }
                AttachReport report = FleetRig.report(rig, next);

                assertEquals(Map.of("attached", 6), report.counts(), report.toJson());
                assertEquals(6, rig.requests("PUT", "/computes/").size());
                assertEquals(1, fleets.planned().size() + after.planned().size(), "killed after round " + killed);
                fleets.planned().clear();
            }
        }
    }

    @Test
    void aClockThatIsPutBackHoldsNobodyBack() {
        try (Rig rig = Rig.standard()) {
            Fleet fleet = fleets.fleet(
                    rig, fleets.request(rig, "max-parallel: 1\n" + FleetRig.DEFAULTS + FleetRig.computes(3)));
            while (rig.emulator.writes().isEmpty()) {
                fleet.due().forEach(Runnable::run);
                rig.clock.pass(fleet.pause());
            }
            rig.clock.pass(Duration.ofMinutes(-30));

            AttachReport report = FleetRig.finish(rig, fleet);
            assertEquals(Map.of("attached", 3), report.counts(), report.toJson());
        }
    }

    @Test
    void aStateOfAnEarlierVersionGoesOnWithWhatHadBegun() {
        try (Rig rig = Rig.standard()) {
            FleetRequest request = fleets.request(rig, FleetRig.DEFAULTS + FleetRig.computes(2));
            Fleet first = fleets.fleet(rig, request);
            while (rig.emulator.writes().isEmpty()) {
                first.due().forEach(Runnable::run);
                rig.clock.pass(first.pause());
            }
            String old = first.save()
                    .replace("\"version\":3,\"open\":true", "\"version\":2")
                    .replaceAll(",\"waiting\":\\{[^}]*}", "");
            assertFalse(old.contains("waiting"), old);

            AttachReport report =
                    FleetRig.finish(rig, Fleet.resumed(request, fleets.access(rig), rig.clock, fleets, old));
            assertEquals(Map.of("attached", 2), report.counts(), report.toJson());
            assertEquals(2, rig.requests("PUT", "/computes/").size());
        }
    }
}
