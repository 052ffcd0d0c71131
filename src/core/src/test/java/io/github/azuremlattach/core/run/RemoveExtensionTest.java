package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The extension goes with the last compute of a cluster, where that is asked for, and never before. */
class RemoveExtensionTest {
    private static final String MINE =
            "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: default, identity: None}}\n"
                    + "extensions: {delete: 90s}\n";
    private static final String NEIGHBOUR =
            "computes: {other: {workspace: ml-uai, cluster: aks-1, namespace: team-b, identity: None}}\n";
    private static final String[] ASKED = {"mode", "detach", "remove-extension", "true"};
    private static final String EXTENSIONS = "Microsoft.KubernetesConfiguration/extensions/";

    private static String[] and(String... more) {
        return Stream.concat(Stream.of(ASKED), Stream.of(more)).toArray(String[]::new);
    }

    private static boolean hasExtension(Rig rig) {
        boolean[] there = new boolean[1];
        rig.emulator.update(
                world -> there[0] = world.resources().exists(Rig.AKS + "/providers/" + EXTENSIONS + "azureml"));
        return there[0];
    }

    @Test
    void goesOnceTheComputeIsDetached() {
        try (Rig rig = Rig.with(MINE)) {
            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(AttachOutcome.Kind.DETACHED, outcome.kind());
            assertEquals(
                    List.of("detach", "remove-extension"),
                    outcome.changes().stream()
                            .map(ChangeResult::change)
                            .map(Change::kind)
                            .toList());
            assertFalse(hasExtension(rig));
            assertEquals(1, rig.requests("DELETE", EXTENSIONS).size());
        }
    }

    @Test
    void goesWhereTheOthersStandOnAnotherCluster() {
        try (Rig rig = Rig.with(MINE)) {
            rig.emulator.apply(NEIGHBOUR.replace("aks-1", "aks-2"));

            assertEquals(0, rig.run(ASKED).exitCode());
            assertFalse(hasExtension(rig));
        }
    }

    @Test
    void staysByDefault() {
        try (Rig rig = Rig.with(MINE)) {
            rig.run("mode", "detach");

            assertTrue(hasExtension(rig));
            assertEquals(List.of(), rig.requests("GET", EXTENSIONS.replaceFirst("/$", "")));
        }
    }

    @Test
    void staysWithEverythingElseWhereAnotherWorkspaceHasAComputeThere() {
        try (Rig rig = Rig.with(MINE)) {
            rig.emulator.apply(NEIGHBOUR);

            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals("extension-in-use", outcome.failure().orElseThrow().code());
            assertTrue(outcome.toJson().contains("other in ml-uai"), outcome.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void staysWhereSomebodyAttachesTheClusterMeanwhile() {
        try (Rig rig = Rig.with(MINE)) {
            AttachRun run = rig.attachment(ASKED);
            boolean[] done = new boolean[1];

            AttachOutcome outcome = rig.finish(run, run.begin(), checkpoint -> {
                if (!done[0] && !rig.requests("DELETE", "/computes/").isEmpty()) {
                    done[0] = true;
                    rig.emulator.apply(NEIGHBOUR);
                }
                return checkpoint;
            });

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals("extension-in-use", outcome.failure().orElseThrow().code());
            assertTrue(hasExtension(rig));
        }
    }

    @Test
    void staysWhereOneCouldNotLook() {
        try (Rig rig = Rig.with(MINE
                + "faults: [{match: {method: GET, path: '**/workspaces/ml-uai/computes'}, fault: {status: 403, code: "
                + "AuthorizationFailed}}]")) {
            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "cluster-use-unreadable", outcome.failure().orElseThrow().code());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void aSecondRunFinishesWhatTheFirstBegan() {
        try (Rig rig = Rig.with(MINE)) {
            rig.run("mode", "detach");

            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.changed());
            assertFalse(hasExtension(rig));
            assertEquals(AttachOutcome.Kind.UNCHANGED, rig.run(ASKED).kind());
        }
    }

    @Test
    void aRemovalThatAnotherRunBeganIsWaitedForAndNotClaimed() {
        try (Rig rig = Rig.with(MINE)) {
            Checkpoint last = rig.until(rig.attachment(ASKED), "DELETE", EXTENSIONS);

            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertFalse(hasExtension(rig));
            assertFalse(outcome.changed(), outcome.toJson());
            assertEquals(1, rig.accepted("DELETE", EXTENSIONS).size());
            assertTrue(rig.finish(rig.attachment(ASKED), last).changed(), "the run that removed it says so");
        }
    }

    @Test
    void isShownInThePlan() {
        try (Rig rig = Rig.with(MINE)) {
            AttachRun run = rig.attachment(ASKED);
            Progress first = run.advance(run.begin());
            while (first instanceof Progress.Again again && rig.writes().isEmpty()) {
                first = run.advance(again.next());
            }
            String plan = rig.events.toString();

            assertTrue(plan.contains("extension azureml on aks-1"), plan);
        }
    }

    @Test
    void aRemovalThatFailsSaysWhatAzureSays() {
        try (Rig rig = Rig.with(MINE)) {
            rig.emulator.apply("faults: [{match: {method: GET, path: '**/extensions/azureml/operations/*'}, fault: "
                    + "{status: 200, body: {status: Failed, error: {code: ExtensionDeletionFailed, message: hook}}}}]");

            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(
                    outcome.failure().orElseThrow().summary().startsWith("The removal of extension azureml on aks-1"),
                    outcome.toJson());
        }
    }

    @Test
    void aRemovalThatTakesTooLongIsNotWaitedForForEver() {
        try (Rig rig = Rig.with(MINE.replace("90s", "2h"))) {
            AttachOutcome outcome = rig.run(and("extension-timeout", "10m"));

            assertEquals(5, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.requests("DELETE", EXTENSIONS).size());
        }
    }
}
