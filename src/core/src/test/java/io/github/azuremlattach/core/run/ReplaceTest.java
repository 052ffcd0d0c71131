package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.DetachCompute;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A replace detaches the compute that was planned, and no other. */
class ReplaceTest {
    private static final String EXISTING = """
        computes:
          k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: team-a, identity: None}
        """;
    private static final String COMPUTE = Rig.WORKSPACE + "/computes/k8s-compute";
    private static final String[] REPLACE = {"namespace", "team-b", "on-difference", "replace"};

    @Test
    void leavesAComputeOfAnotherKindThatCameMeanwhile() {
        try (Rig rig = Rig.with(EXISTING)) {
            AttachOutcome outcome = interrupted(
                    rig,
                    "\"decision\":",
                    () -> rig.emulator.update(world -> ((ObjectNode) world.resources()
                                    .find(COMPUTE)
                                    .orElseThrow()
                                    .path("properties"))
                            .put("computeType", "AmlCompute")
                            .put("isAttachedCompute", false)));

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.requests("DELETE", "/computes/"));
        }
    }

    @Test
    void saysSoWhenTheDetachEndsFailed() {
        try (Rig rig = Rig.with(EXISTING + "faults: [{match: {path: '**/computeOperationsStatus/*'}, fault: "
                + "{status: 200, body: {status: Failed, error: {code: InUse, message: jobs are running}}}}]")) {
            AttachOutcome outcome = interrupted(
                    rig,
                    "\"stage\":\"DETACH\"",
                    () -> rig.emulator.update(world -> ((ObjectNode) world.resources()
                                    .find(COMPUTE)
                                    .orElseThrow()
                                    .path("properties"))
                            .put("provisioningState", "Failed")));

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    "Compute k8s-compute could not be detached.",
                    outcome.failure().orElseThrow().summary());
            assertTrue(outcome.toJson().contains("jobs are running"), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
        }
    }

    @Test
    void doesNotWaitForAnIntruderToGo() {
        try (Rig rig = Rig.with(EXISTING + "provisioning: {detach: 20s}\n")) {
            AttachOutcome outcome = interrupted(rig, "\"stage\":\"DETACH\"", () -> {
                rig.clock.pass(Duration.ofSeconds(25));
                rig.emulator.update(world -> world.resources().remove(COMPUTE));
                rig.emulator.apply("computes: {k8s-compute: {workspace: ml-prod, cluster: edge-7, namespace: other}}");
            });

            assertEquals(AttachOutcome.Kind.REPLACED, outcome.kind(), outcome.toJson());
            assertEquals(2, rig.accepted("DELETE", "/computes/").size(), "the intruder is judged, and replaced too");
            assertTrue(
                    outcome.timeline().get(outcome.timeline().size() - 1).endMillis() < 10 * 60_000,
                    "it did not wait out its timeout: " + outcome.toJson());
        }
    }

    @Test
    void waitsForADetachThatSomebodyElseBegan() {
        try (Rig rig = Rig.with(EXISTING + "provisioning: {detach: 90s}\n")) {
            AttachOutcome outcome = interrupted(
                    rig, "\"decision\":", () -> rig.until(rig.attachment("mode", "detach"), "DELETE", "/computes/"));

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.requests("DELETE", "/computes/").size());
            assertEquals(1, rig.accepted("PUT", "/computes/").size());
            int looks = rig.requests("GET", "/computes/k8s-compute").size();
            assertTrue(looks < 40, "it pauses between its looks: " + looks);
            assertEquals(
                    List.of(ChangeResult.Status.FOUND),
                    outcome.changes().stream()
                            .filter(result -> result.change() instanceof DetachCompute)
                            .map(ChangeResult::status)
                            .toList(),
                    "it claims no detach");
        }
    }

    /** Runs a replace; once a checkpoint holds a text, something happens. */
    private static AttachOutcome interrupted(Rig rig, String when, Runnable happening) {
        AttachRun run = rig.attachment(REPLACE);
        AtomicBoolean happened = new AtomicBoolean();
        return rig.finish(run, run.begin(), checkpoint -> {
            if (checkpoint.text().contains(when) && happened.compareAndSet(false, true)) {
                happening.run();
            }
            return checkpoint;
        });
    }
}
