package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.CreateNamespace;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What appears between the plan and its write is judged anew, and is never overwritten. */
class MeanwhileTest {
    /** As Azure does it: a PUT overwrites without asking. */
    private static final String OVERWRITES = "existingCompute: overwrite\n";

    private static final String COMPUTE = Rig.WORKSPACE + "/computes/k8s-compute";

    @Test
    void aComputeThatSomebodyElseAttachedIsNotOverwritten() {
        try (Rig rig = Rig.with(OVERWRITES)) {
            AttachOutcome outcome = interrupted(
                    rig,
                    () -> rig.emulator.apply("computes: {k8s-compute: {workspace: ml-prod, cluster: aks-2}}"),
                    "namespace",
                    "team-a");

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
            assertEquals(2, rig.requests("GET", "/extensions").size(), "everything is looked at anew");
        }
    }

    @Test
    void aNamespaceThatSomebodyElseCreatedIsFoundAndNotClaimed() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = interrupted(
                    rig,
                    () -> rig.emulator.update(world -> world.namespaces(Rig.AKS).add("new")),
                    "namespace",
                    "new",
                    "create-namespace",
                    "true");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    List.of(ChangeResult.Status.FOUND),
                    outcome.changes().stream()
                            .filter(result -> result.change() instanceof CreateNamespace)
                            .map(ChangeResult::status)
                            .toList());
        }
    }

    @Test
    void aComputeThatSomebodyElseAttachedAsAskedIsFoundAndNotPutAgain() {
        try (Rig rig = Rig.with(OVERWRITES)) {
            AttachOutcome outcome = interrupted(
                    rig,
                    () -> rig.emulator.apply(
                            "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: team-a}}"),
                    "namespace",
                    "team-a");

            assertEquals(AttachOutcome.Kind.UNCHANGED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
        }
    }

    @Test
    void aNamespaceThatSomebodyElseSetIsNotOverwrittenByAnUpdate() {
        try (Rig rig = Rig.with(OVERWRITES + "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, "
                + "namespace: team-a, identity: None}}")) {
            AttachOutcome outcome = interrupted(
                    rig,
                    () -> rig.emulator.update(
                            world -> ((ObjectNode) properties(world.resource(COMPUTE))).put("namespace", "team-b")),
                    "namespace",
                    "team-a",
                    "identity-type",
                    "SystemAssigned",
                    "on-difference",
                    "update");

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/computes/"));
        }
    }

    @Test
    void aRefusalAfterAChangeDoesNotSayThatNothingWasChanged() {
        try (Rig rig = Rig.with(OVERWRITES)) {
            AttachOutcome outcome = interrupted(
                    rig,
                    () -> rig.emulator.apply("computes: {k8s-compute: {workspace: ml-prod, cluster: aks-2}}"),
                    "namespace",
                    "brand-new",
                    "create-namespace",
                    "true");

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.changed(), outcome.toJson());
            assertEquals(
                    "Compute k8s-compute differs from what was asked for.",
                    outcome.failure().orElseThrow().summary());
        }
    }

    private static JsonNode properties(JsonNode compute) {
        return compute.at("/properties/properties");
    }

    /** Runs; once the plan has been made, something happens. */
    private static AttachOutcome interrupted(Rig rig, Runnable happening, String... given) {
        AttachRun run = rig.attachment(given);
        AtomicBoolean happened = new AtomicBoolean();
        return rig.finish(run, run.begin(), checkpoint -> {
            if (checkpoint.text().contains("\"decision\":") && happened.compareAndSet(false, true)) {
                happening.run();
            }
            return checkpoint;
        });
    }
}
