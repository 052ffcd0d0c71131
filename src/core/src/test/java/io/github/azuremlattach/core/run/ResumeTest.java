package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeTest {
    private static final String[] ARC_WITH_ROLES = {
        "workspace-name", "ml-uai",
        "resource-id", Rig.ARC,
        "identity-type", "SystemAssigned",
        "compute-roles", "AcrPull @ registry\nStorage Blob Data Reader @ storage"
    };

    @Test
    void goesOnFromEveryCheckpointInANewProcess() {
        int steps = 0;
        for (int killed = 0; killed == 0 || killed < steps; killed++) {
            try (Rig rig = Rig.with("replicationAttempts: 1")) {
                AttachRun first = rig.attachment(ARC_WITH_ROLES);
                List<Checkpoint> passed = new ArrayList<>();
                Progress step = first.advance(first.begin());
                while (step instanceof Progress.Again again && passed.size() < killed) {
                    passed.add(again.next());
                    rig.clock.pass(again.pause());
                    step = first.advance(again.next());
                }
                steps = Math.max(steps, passed.size() + 2);
                Checkpoint last = passed.isEmpty() ? first.begin() : passed.get(passed.size() - 1);

                AttachOutcome outcome = rig.finish(rig.attachment(ARC_WITH_ROLES), last);

                assertTrue(outcome.succeeded(), "killed after step " + killed + ": " + outcome.toJson());
                assertEquals("Succeeded", outcome.provisioningState());
                assertEquals(
                        2, rig.emulator.roleAssignments(outcome.principalId()).size());
                assertEquals(1, rig.accepted("PUT", "/computes/").size(), "killed after step " + killed);
                if (step instanceof Progress.Done) {
                    break;
                }
            }
        }
        assertTrue(steps >= 8, steps + " steps");
    }

    @Test
    void aCheckpointHoldsNoSecret() {
        try (Rig rig = Rig.standard()) {
            AttachRun attachment = rig.attachment("identity-type", "SystemAssigned", "namespace", "team-a");
            StringBuilder all = new StringBuilder();
            rig.finish(attachment, attachment.begin(), checkpoint -> {
                all.append(checkpoint.text());
                return checkpoint;
            });

            assertTrue(all.length() > 1000);
            for (String secret : List.of("emulator-secret", "eyJ", "&s=", "computeOperationsStatus", "Bearer")) {
                assertFalse(all.toString().contains(secret), secret);
            }
        }
    }

    @Test
    void looksAtTheComputeWhenTheStatusAddressIsLost() {
        try (Rig rig = Rig.with("faults: [{match: {path: '**/computeOperationsStatus/*'}, fault: {status: 404}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(1, rig.requests("GET", "computeOperationsStatus").size());
        }
    }

    @Test
    void sendsNoTokenToAStatusAddressOnAForeignHost() {
        try (Rig rig = Rig.with(
                "faults: [{match: {method: PUT, path: '**/computes/**'}, fault: {kind: foreign-status-host}}]")) {
            AttachOutcome outcome = rig.run();

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(List.of(), rig.requests("GET", "computeOperationsStatus"));
        }
    }

    @Test
    void doesNotPutTwiceWhenTheReplyIsLost() {
        try (Rig rig =
                Rig.with("faults: [{match: {method: PUT, path: '**/computes/**', nth: 1}, fault: reset-after}]")) {
            AttachOutcome outcome = rig.run("identity-type", "SystemAssigned");

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertTrue(outcome.changed());
            assertEquals(1, rig.requests("PUT", "/computes/").size());
        }
    }

    @Test
    void saysSoWhenSomebodyDetachesTheComputeMeanwhile() {
        try (Rig rig = Rig.with("provisioning: {duration: 60s}")) {
            AttachRun attachment = rig.attachment();
            AttachOutcome outcome = rig.finish(attachment, attachment.begin(), checkpoint -> {
                if (checkpoint.text().contains("\"stage\":\"PROVISIONING\"")) {
                    rig.emulator.update(world -> world.resources().remove(Rig.WORKSPACE + "/computes/k8s-compute"));
                }
                return checkpoint;
            });

            assertEquals(1, outcome.exitCode());
            assertEquals(
                    "Compute k8s-compute is gone.",
                    outcome.failure().orElseThrow().summary());
        }
    }

    @Test
    void doesNotCallItAttachedWhenAnotherRunMadeItDifferent() {
        try (Rig rig = Rig.with("provisioning: {duration: 5s}")) {
            AttachRun attachment = rig.attachment("namespace", "team-a");
            AttachOutcome outcome = rig.finish(attachment, attachment.begin(), checkpoint -> {
                if (checkpoint.text().contains("\"stage\":\"PROVISIONING\"")) {
                    rig.emulator.update(world -> ((ObjectNode) world.resources()
                                    .find(Rig.WORKSPACE + "/computes/k8s-compute")
                                    .orElseThrow()
                                    .at("/properties/properties"))
                            .put("namespace", "team-b"));
                }
                return checkpoint;
            });

            assertEquals(4, outcome.exitCode(), outcome.toJson());
        }
    }
}
