package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.IdTokens;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many that wait in one workspace are told by one list how they stand. */
class WatchByListTest implements FleetListener {
    private static final String FIVE_MINUTES = "provisioning: {duration: 5m}";

    @TempDir
    Path folder;

    @Test
    void oneListTellsAll() throws IOException {
        try (Rig rig = Rig.with(FIVE_MINUTES)) {
            assertEquals(List.of("attached"), kinds(attach(rig, 20)));
            assertTrue(
                    rig.emulator.requests().size() <= 20 * 7,
                    "requests: " + rig.emulator.requests().size());
            for (int i = 0; i < 20; i++) {
                long looks = rig.requests("GET", "/computes/c" + i + "c").size();
                assertTrue(looks <= 2, "looks at one compute: " + looks);
            }
        }
    }

    @Test
    void theEndIsKnownSoon() throws IOException {
        try (Rig rig = Rig.with("provisioning: {duration: 5m, computes: {c1c: {ends: Failed}}}")) {
            long start = rig.clock.millis();
            List<AttachOutcome> outcomes = attach(rig, 5);

            assertEquals("failed", outcomes.get(1).kind().toString());
            Duration late = Duration.ofMillis(rig.clock.millis() - start).minusMinutes(5);
            assertTrue(late.compareTo(Duration.ofSeconds(25)) < 0, "late by " + late);
        }
    }

    @Test
    void whereTheListIsRefusedEachLooksForItself() throws IOException {
        String refused = "{provisioning: {duration: 1m}, faults: [{match: {method: GET, path: '**/computes'}, "
                + "fault: {status: 403, code: AuthorizationFailed, message: no list}}]}";
        try (Rig rig = Rig.with(refused)) {
            assertEquals(List.of("attached"), kinds(attach(rig, 4)));
            assertTrue(rig.requests("GET", "/computes/c1c").size() > 3);
            assertTrue(rig.requests("GET", "/computes").stream()
                            .filter(request -> request.path().endsWith("/computes"))
                            .count()
                    <= 2);
        }
    }

    @Test
    void aFewLookForThemselves() throws IOException {
        try (Rig rig = Rig.with("provisioning: {duration: 1m}")) {
            assertEquals(List.of("attached"), kinds(attach(rig, 2)));
            long lists = rig.requests("GET", "/computes").stream()
                    .filter(request -> request.path().endsWith("/computes"))
                    .count();
            assertEquals(1, lists, "that of the checks");
        }
    }

    private static List<String> kinds(List<AttachOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.kind().toString())
                .distinct()
                .toList();
    }

    private List<AttachOutcome> attach(Rig rig, int count) throws IOException {
        Path manifest = folder.resolve("fleet.yml");
        Files.writeString(
                manifest,
                "max-parallel: 100\ndefaults: {resource-group: rg-ml, workspace-name: ml-prod, resource-id: " + Rig.AKS
                        + "}\ncomputes:\n"
                        + IntStream.range(0, count)
                                .mapToObj(i -> "- {compute-name: c" + i + "c}\n")
                                .collect(Collectors.joining()));
        Map<String, String> given = rig.settings("manifest", manifest.toString());
        List.of("resource-group", "workspace-name", "compute-name", "resource-id")
                .forEach(given::remove);
        AttachSettings settings = AttachSettings.of(given);
        SignInEnvironment surroundings = new SignInEnvironment(IdTokens.none(), "", rig.clock, line -> {});
        Fleet fleet = Fleet.of(
                FleetRequest.from(settings),
                AzureConnector.in(surroundings, settings, "azureml-attach/test").access(),
                rig.clock,
                this);
        while (!fleet.isOver()) {
            fleet.due().forEach(Runnable::run);
            rig.clock.pass(fleet.pause());
        }
        return fleet.outcomes();
    }

    @Override
    public void began(Target target) {}

    @Override
    public void happened(Target target, AttachEvent event) {}

    @Override
    public void ended(Target target, AttachOutcome outcome) {}
}
