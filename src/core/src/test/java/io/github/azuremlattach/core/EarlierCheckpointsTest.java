package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What version 1 stored, one checkpoint of each of its stages, is gone on from: everything is looked at anew. */
class EarlierCheckpointsTest {
    private static final Path STORED = Path.of("src", "test", "resources", "checkpoints-of-version-1");
    private static final String OLD =
            "computes: {old: {workspace: ml-prod, cluster: aks-1, namespace: team-b, identity: SystemAssigned}}";
    private static final Map<String, String[]> REQUESTS = Map.of(
            "attach",
            new String[] {
                "workspace-name", "ml-uai",
                "namespace", "new",
                "create-namespace", "true",
                "identity-type", "SystemAssigned",
                "compute-roles", "AcrPull @ registry\nStorage Blob Data Reader @ storage"
            },
            "replace",
            new String[] {"compute-name", "old", "namespace", "team-a", "on-difference", "replace"},
            "detach",
            new String[] {
                "compute-name", "old",
                "mode", "detach",
                "remove-roles", "true",
                "identity-type", "SystemAssigned",
                "compute-roles", "AcrPull @ registry\nStorage Blob Data Reader @ storage"
            });

    @TempDir
    Path folder;

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(STORED)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("fleet.json"))
                    .sorted()
                    .toList();
        }
    }

    private static String stored(String name) {
        try {
            return Files.readString(STORED.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] request(String name) {
        return REQUESTS.get(name.substring(0, name.indexOf('-')));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isCarriedToItsEnd(String name) {
        try (EmulatedAzure azure = new EmulatedAzure(folder, OLD)) {
            azure.clock().pass(Duration.ofSeconds(30));
            AttachRun run = azure.attach(azure.settings(request(name)));
            AttachOutcome outcome = azure.finish(run, new Checkpoint(stored(name)));
            assertEquals(0, outcome.exitCode(), outcome.toJson());
            String kind = name.startsWith("detach") ? "detached" : name.startsWith("replace") ? "replaced" : "attached";
            assertEquals(kind, outcome.kind().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatItHadChangedStaysChangedWhereNothingIsLeftToDo(String name) {
        try (EmulatedAzure azure = new EmulatedAzure(folder, OLD)) {
            azure.finish(azure.attach(azure.settings(request(name))));
            AttachOutcome outcome =
                    azure.finish(azure.attach(azure.settings(request(name))), new Checkpoint(stored(name)));
            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(stored(name).contains("\"changed\":true"), outcome.changed(), outcome.toJson());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itsDeadlineCounts(String name) {
        try (EmulatedAzure azure = new EmulatedAzure(folder, OLD)) {
            azure.clock().pass(Duration.ofMinutes(61));
            AttachOutcome outcome =
                    azure.finish(azure.attach(azure.settings(request(name))), new Checkpoint(stored(name)));
            assertEquals(5, outcome.exitCode(), outcome.toJson());
            assertEquals(0, azure.emulator().writes().size());
        }
    }

    @Test
    void aFleetGoesOnAndLooksAgainAtWhatHadFinished() {
        String manifest = """
                defaults: {resource-id: %s, namespace: team-a}
                computes:
                - {compute-name: one, namespace: nowhere}
                - {compute-name: two}
                - {compute-name: three}
                """.formatted(EmulatedAzure.AKS);
        try (EmulatedAzure azure = new EmulatedAzure(folder, "")) {
            azure.clock().pass(Duration.ofSeconds(30));
            AttachReport report = azure.resumedFleet(manifest, stored("fleet.json"));
            assertEquals(
                    List.of("one failed", "two attached", "three attached"),
                    report.targets().stream()
                            .map(target -> target.name() + " " + target.kind())
                            .collect(Collectors.toList()));
        }
    }

    @Test
    void aLaterVersionsIsRefusedInOneSentence() {
        try (EmulatedAzure azure = new EmulatedAzure(folder, "")) {
            AttachRun run = azure.attach(azure.settings());
            Checkpoint later = new Checkpoint(run.begin().text().replace("\"version\":2", "\"version\":3"));
            String message = assertThrows(IllegalArgumentException.class, () -> run.advance(later))
                    .getMessage();
            assertEquals("this checkpoint was written by a later version of this product", message);
            String fleet = assertThrows(
                            IllegalArgumentException.class,
                            () -> azure.resumedFleet(
                                    "computes: [{compute-name: a1, resource-id: " + EmulatedAzure.AKS + "}]",
                                    "{\"version\":4}"))
                    .getMessage();
            assertTrue(fleet.endsWith("by a later version of this product"), fleet);
        }
    }
}
