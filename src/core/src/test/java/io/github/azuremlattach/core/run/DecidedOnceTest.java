package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A process that dies takes no decision with it: the next one goes on with what was decided. */
class DecidedOnceTest {
    private static final String[] NEW_NAMESPACE = {"namespace", "brand-new", "create-namespace", "true"};
    private static final String[] TWO_ROLES = {
        "identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry\nStorage Blob Data Reader @ storage"
    };

    @Test
    void aNamespaceThatWasFoundMissingIsCreatedByWhicheverProcessGoesOn() {
        for (int killed = 0; killed < 8; killed++) {
            try (Rig rig = Rig.standard()) {
                List<Checkpoint> saved = checkpoints(rig, NEW_NAMESPACE);
                if (killed >= saved.size()) {
                    break;
                }
                AttachOutcome outcome = rig.finish(rig.attachment(NEW_NAMESPACE), replayed(rig, killed, NEW_NAMESPACE));

                assertTrue(outcome.succeeded(), "killed after piece " + killed + ": " + outcome.toJson());
                assertTrue(outcome.checks().stream().anyMatch(v -> v.check().equals("namespace")), outcome.toJson());
                boolean[] exists = new boolean[1];
                rig.emulator.update(
                        world -> exists[0] = world.namespaces(Rig.AKS).contains("brand-new"));
                assertTrue(exists[0], "killed after piece " + killed);
            }
        }
    }

    @Test
    void planAndChecksAreReportedByTheProcessThatEndsTheRun() {
        try (Rig rig = Rig.with("aks: {aks-1: {disableRunCommand: true}}")) {
            Checkpoint waiting = until(rig, c -> c.contains("PROVISIONING"), "namespace", "team-a");

            AttachOutcome outcome = rig.finish(rig.attachment("namespace", "team-a"), waiting);

            assertEquals(1, outcome.plan().orElseThrow().changes().size());
            assertFalse(outcome.checks().isEmpty());
            assertTrue(outcome.warnings().toString().contains("run-command is disabled"), outcome.toJson());
        }
    }

    @Test
    void aFailureInAnotherProcessStillSaysWhatTheChecksSaw() {
        try (Rig rig = Rig.with("{aks: {aks-1: {disableRunCommand: true}}, provisioning: {ends: Failed}}")) {
            Checkpoint waiting = until(rig, c -> c.contains("PROVISIONING"), "namespace", "team-a");

            AttachOutcome outcome = rig.finish(rig.attachment("namespace", "team-a"), waiting);

            String evidence = outcome.failure().orElseThrow().evidence().toString();
            assertTrue(evidence.contains("Seen before: namespace: run-command is disabled"), evidence);
        }
    }

    @Test
    void outstandingRolesAfterARestartEndAsAttachedAndNotAsSubmitted() {
        try (Rig rig = Rig.with("{replicationDelay: 2m, provisioning: {duration: 1s}}")) {
            Checkpoint finished = until(rig, c -> c.contains("\"id\":\"provisioning\",\"status\":\"done\""), TWO_ROLES);

            AttachOutcome outcome = rig.finish(rig.attachment(TWO_ROLES), finished);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(2, rig.emulator.roleAssignments(outcome.principalId()).size());
        }
    }

    @Test
    void theFirstActAfterARestartIsALookAtTheCompute() {
        try (Rig rig = Rig.with("{replicationDelay: 2m, provisioning: {duration: 1s}}")) {
            Checkpoint finished = until(rig, c -> c.contains("\"id\":\"provisioning\",\"status\":\"done\""), TWO_ROLES);
            rig.emulator.clearRequests();

            rig.attachment(TWO_ROLES).advance(finished);

            assertEquals(1, rig.requests("GET", "/computes/k8s-compute").size());
            assertEquals(List.of(), rig.requests("PUT", "/roleAssignments/"));
        }
    }

    @Test
    void aComputeThatAzureFinishedDuringALongOutageCountsAlthoughTheTimeIsUp() {
        try (Rig rig = Rig.with("provisioning: {duration: 5m}")) {
            Checkpoint waiting = until(rig, c -> c.contains("PROVISIONING"));
            rig.clock.pass(Duration.ofHours(9));

            AttachOutcome outcome = rig.finish(rig.attachment(), waiting);

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
        }
    }

    @Test
    void whatIsDoneIsCalledSubmittedUntilAzureHasFinished() {
        try (Rig rig = Rig.with("provisioning: {duration: 5m}")) {
            AttachRun run = rig.attachment();
            Checkpoint waiting = until(rig, run, c -> c.contains("PROVISIONING"));

            assertEquals(
                    ChangeResult.Status.SUBMITTED,
                    run.unfinished(waiting).changes().get(0).status());
            AttachOutcome outcome = rig.finish(run, waiting);
            assertEquals(ChangeResult.Status.DONE, outcome.changes().get(0).status());
        }
    }

    /** The checkpoints of a whole run. */
    private static List<Checkpoint> checkpoints(Rig rig, String... given) {
        List<Checkpoint> saved = new ArrayList<>();
        try (Rig other = Rig.standard()) {
            AttachRun run = other.attachment(given);
            other.finish(run, run.begin(), checkpoint -> {
                saved.add(checkpoint);
                return checkpoint;
            });
        }
        return saved;
    }

    private static Checkpoint replayed(Rig rig, int pieces, String... given) {
        AttachRun run = rig.attachment(given);
        Checkpoint checkpoint = run.begin();
        for (int i = 0; i <= pieces; i++) {
            if (run.advance(checkpoint) instanceof Progress.Again again) {
                rig.clock.pass(again.pause());
                checkpoint = again.next();
            }
        }
        return checkpoint;
    }

    private static Checkpoint until(Rig rig, Predicate<String> reached, String... given) {
        return until(rig, rig.attachment(given), reached);
    }

    private static Checkpoint until(Rig rig, AttachRun run, Predicate<String> reached) {
        Progress progress = run.advance(run.begin());
        while (progress instanceof Progress.Again again
                && !reached.test(again.next().text())) {
            rig.clock.pass(again.pause());
            progress = run.advance(again.next());
        }
        return ((Progress.Again) progress).next();
    }
}
