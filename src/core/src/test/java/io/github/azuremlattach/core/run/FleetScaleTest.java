package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet of many stays below the limits of Azure, and judges each target for itself. */
class FleetScaleTest {
    @TempDir
    Path folder;

    private FleetRig fleets;

    @BeforeEach
    void begin() {
        fleets = new FleetRig(folder);
    }

    @Test
    void neverThrottlesItself() {
        String limits = "{rateLimits: {enabled: true}, provisioning: {duration: 40s}}";
        try (Rig rig = Rig.with(limits)) {
            String roles = "identity-type: SystemAssigned, compute-roles: [AcrPull @ registry, "
                    + "Storage Blob Data Reader @ storage]";
            AttachReport report = fleets.run(
                    rig,
                    "max-parallel: 150\n" + FleetRig.DEFAULTS.replace("namespace:", roles + ", namespace:")
                            + FleetRig.computes(150));
            assertEquals(Map.of("attached", 150), report.counts(), report.toJson());
            assertEquals(
                    List.of(),
                    rig.emulator.requests().stream()
                            .filter(request -> request.status() == 429)
                            .toList());
        }
    }

    @Test
    void givesEachOfAThousandItsOwnVerdict() {
        try (Rig rig = Rig.with(
                "{rateLimits: {enabled: true}, provisioning: {duration: 20s, computes: {'bad*': {ends: Failed}}}}")) {
            String computes = IntStream.range(0, 1000)
                    .mapToObj(i -> "- {compute-name: " + (i % 100 == 57 ? "bad" : "c") + i + "}\n")
                    .collect(Collectors.joining());
            AttachReport report = fleets.run(rig, "max-parallel: 250\n" + FleetRig.DEFAULTS + computes);

            assertEquals("partial", report.outcome());
            assertEquals(1, report.exitCode());
            for (AttachOutcome target : report.targets()) {
                String expected = target.name().startsWith("bad") ? "failed" : "attached";
                assertEquals(expected, target.kind().toString(), target.toJson());
            }
            assertEquals(Map.of("attached", 990, "failed", 10), report.counts());
        }
    }
}
