package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet that goes on in another process, by a clock that was put back, or after something broke. */
class FleetResumeTest {
    @TempDir
    Path folder;

    private FleetRig fleets;

    @BeforeEach
    void begin() {
        fleets = new FleetRig(folder);
    }

    @Test
    void goesOnInANewProcessAfterEveryPiece() {
        try (Rig rig = Rig.standard()) {
            FleetRequest request = fleets.request(rig, FleetRig.DEFAULTS + FleetRig.computes(3));
            AzureAccess access = fleets.access(rig);
            Fleet fleet = Fleet.of(request, access, rig.clock, fleets);
            while (!fleet.isOver()) {
                fleet.due().forEach(Runnable::run);
                rig.clock.pass(fleet.pause());
                String saved = fleet.save();
                assertFalse(saved.contains("sig="), saved);
                fleet = Fleet.resumed(request, access, rig.clock, fleets, saved);
            }
            assertEquals(Map.of("attached", 3), FleetRig.report(rig, fleet).counts());
            assertEquals(3, rig.requests("PUT", "/computes/").size());
        }
    }

    @Test
    void aClockThatIsPutBackMakesNobodyWaitForIt() {
        try (Rig rig = Rig.standard()) {
            Fleet fleet = fleets.fleet(rig, fleets.request(rig, FleetRig.DEFAULTS + FleetRig.computes(2)));
            while (fleet.pause().isZero()) {
                fleet.due().forEach(Runnable::run);
            }
            rig.clock.pass(Duration.ofDays(-1));

            assertEquals(Duration.ZERO, fleet.pause());
            assertEquals(2, fleet.due().size());
        }
    }

    @Test
    void aNamespaceThatWasFoundMissingIsCreatedByWhicheverProcessGoesOn() {
        for (int killed = 1; killed < 9; killed++) {
            try (Rig rig = Rig.standard()) {
                FleetRequest request = fleets.request(
                        rig,
                        FleetRig.DEFAULTS.replace("namespace: team-a", "namespace: brand-new, create-namespace: true")
                                + FleetRig.computes(2));
                Fleet first = fleets.fleet(rig, request);
                for (int round = 0; round < killed; round++) {
                    first.due().forEach(Runnable::run);
                    rig.clock.pass(first.pause());
                }

                Fleet next = Fleet.resumed(request, fleets.access(rig), rig.clock, fleets, first.save());
                AttachReport report = FleetRig.finish(rig, next);

                assertEquals(Map.of("attached", 2), report.counts(), report.toJson());
                rig.emulator.update(world ->
                        assertTrue(world.namespaces(Rig.AKS).contains("brand-new"), "the namespace was forgotten"));
            }
        }
    }

    @Test
    void aTargetWhoseRunBreaksLeavesItsPlaceToTheNext() {
        fleets.breaks("c1", new OutOfMemoryError("in a test"));
        try (Rig rig = Rig.standard()) {
            AttachReport report = fleets.run(rig, "max-parallel: 1\n" + FleetRig.DEFAULTS + FleetRig.computes(3));

            assertEquals(Map.of("failed", 1, "attached", 2), report.counts(), report.toJson());
            AttachFailure failure = report.targets().get(0).failure().orElseThrow();
            assertEquals(AttachFailure.Kind.INTERNAL, failure.kind());
            assertEquals(70, report.exitCode());
        }
    }

    @Test
    void aHostThatBreaksOnTheWaitOrTheEndOfATargetLeavesNoneBusy() {
        for (String moment : List.of("waits", "stands", "ended")) {
            FleetRig host = new FleetRig(folder);
            host.breaks(moment + " c1", new OutOfMemoryError("in a test"));
            try (Rig rig = Rig.standard()) {
                AttachReport report = host.run(rig, "max-parallel: 1\n" + FleetRig.DEFAULTS + FleetRig.computes(2));

                assertEquals(Map.of("attached", 2), report.counts(), moment + ": " + report.toJson());
                assertTrue(host.hasBroken(), moment);
            }
        }
    }
}
