package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A checkpoint is small, says facts and no sentences, and belongs to one request. */
class CheckpointTest {
    private static final int MAX_BYTES = 4096;

    /** A user-assigned workspace identity without its three roles, and two roles for the compute. */
    private static final String[] USUAL = {
        "workspace-name", "ml-uai",
        "namespace", "team-a",
        "identity-type", "SystemAssigned",
        "compute-roles", "AcrPull @ registry\nStorage Blob Data Reader @ storage"
    };

    @TempDir
    Path folder;

    @Test
    void isSmallInEveryStageOfAUsualAttach() {
        try (EmulatedAzure azure = new EmulatedAzure(folder, "")) {
            List<Checkpoint> all = azure.checkpoints(azure.attach(azure.settings(USUAL)));
            assertEquals(5, all.get(all.size() - 1).text().split("\"kind\":\"grant\"", -1).length - 1);
            for (Checkpoint checkpoint : all) {
                int size = checkpoint.text().getBytes(StandardCharsets.UTF_8).length;
                assertTrue(size < MAX_BYTES, size + " bytes: " + checkpoint.text());
            }
        }
    }

    @Test
    void holdsNoSentenceThatIsMadeOfFacts() {
        String[] odd = {"namespace", "nowhere", "preflight", "warn", "compute-name", "late"};
        try (EmulatedAzure azure = new EmulatedAzure(folder, "")) {
            AttachOutcome outcome = azure.finish(azure.attach(azure.settings(odd)));
            List<String> sentences =
                    outcome.checks().stream().flatMap(CheckpointTest::sentences).toList();
            assertTrue(sentences.contains("Workloads of the compute would fail or stay queued."), sentences.toString());
            for (Checkpoint checkpoint : azure.checkpoints(azure.attach(azure.settings(odd)))) {
                sentences.forEach(words -> assertFalse(checkpoint.text().contains(words), words));
            }
        }
    }

    private static Stream<String> sentences(Verdict verdict) {
        Stream<String> advice = verdict.advice().stream()
                .flatMap(a -> Stream.concat(Stream.of(a.cause(), a.remedy()), a.commands().stream()));
        return Stream.concat(Stream.of(verdict.evidence()), advice)
                .filter(words -> !words.isEmpty() && !verdict.facts().containsValue(words));
    }

    @ParameterizedTest
    @CsvSource({
        "compute-name, another",
        "workspace-name, ml-prod",
        "namespace, team-b",
        "identity-type, None",
        "compute-roles, AcrPull @ storage",
        "mode, plan",
        "on-difference, replace",
        "wait, false",
        "description, words",
        "instance-types, '{gpu: {}}'"
    })
    void isRefusedByAnotherRequest(String parameter, String value) {
        try (EmulatedAzure azure = new EmulatedAzure(folder, "")) {
            Checkpoint checkpoint = azure.attach(
                            azure.settings("workspace-name", "ml-uai", "identity-type", "SystemAssigned"))
                    .begin();
            String[] other = {"workspace-name", "ml-uai", "identity-type", "SystemAssigned", parameter, value};
            AttachRun run = azure.attach(azure.settings(other));
            assertEquals(
                    "this checkpoint belongs to another request",
                    assertThrows(IllegalArgumentException.class, () -> run.advance(checkpoint))
                            .getMessage());
            assertThrows(IllegalArgumentException.class, () -> run.unfinished(checkpoint));
        }
    }

    @Test
    void isTakenByTheSameRequestInAnotherProcess() {
        try (EmulatedAzure azure = new EmulatedAzure(folder, "")) {
            List<Checkpoint> all = azure.checkpoints(azure.attach(azure.settings(USUAL)));
            Checkpoint last = all.get(all.size() - 1);
            AttachOutcome outcome = azure.finish(azure.attach(azure.settings(USUAL)), last);
            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind());
            assertTrue(outcome.checks().size() > 5, "the checks are not forgotten");
        }
    }

    @Test
    void adviceThatIsInTheReportIsMadeAnewFromIt() {
        String[] odd = {"namespace", "nowhere", "preflight", "warn", "compute-name", "stopped"};
        try (EmulatedAzure azure = new EmulatedAzure(folder, "")) {
            List<Checkpoint> all = azure.checkpoints(azure.attach(azure.settings(odd)));
            AttachOutcome outcome = azure.attach(azure.settings(odd)).unfinished(all.get(all.size() - 1));
            assertTrue(outcome.checks().stream()
                    .flatMap(verdict -> verdict.advice().stream())
                    .map(Advice::commands)
                    .anyMatch(List.of("kubectl create namespace nowhere")::equals));
        }
    }
}
