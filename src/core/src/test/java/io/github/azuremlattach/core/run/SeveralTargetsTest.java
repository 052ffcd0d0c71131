package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralTargetsTest {
    @Test
    void oneClusterServesSeveralComputesOfOneWorkspaceAndSeveralWorkspaces() {
        try (Rig rig = Rig.standard()) {
            for (String workspace : List.of("ml-prod", "ml-bare", "ml-uai")) {
                for (String team : List.of("team-a", "team-b")) {
                    AttachOutcome outcome =
                            rig.run("workspace-name", workspace, "compute-name", team, "namespace", team);
                    assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
                }
            }
            assertEquals(6, rig.accepted("PUT", "/computes/").size());
            assertEquals(3, rig.requests("PUT", "/roleAssignments/").size());
        }
    }

    @Test
    void twoRunsAtTheSameTimeOnTheSameComputeBothSucceed() {
        try (Rig rig = Rig.with("replicationAttempts: 2")) {
            String[] asked = {"identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry"};
            AttachRun a = rig.attachment(asked);
            AttachRun b = rig.attachment(asked);
            Progress stepA = a.advance(a.begin());
            Progress stepB = b.advance(b.begin());
            while (stepA instanceof Progress.Again againA && stepB instanceof Progress.Again againB) {
                rig.clock.pass(againA.pause());
                stepA = a.advance(againA.next());
                stepB = b.advance(againB.next());
            }
            AttachOutcome outcomeA = stepA instanceof Progress.Again again ? rig.finish(a, again.next()) : done(stepA);
            AttachOutcome outcomeB = stepB instanceof Progress.Again again ? rig.finish(b, again.next()) : done(stepB);

            assertTrue(outcomeA.succeeded(), outcomeA.toJson());
            assertTrue(outcomeB.succeeded(), outcomeB.toJson());
            String principal = rig.emulator
                    .compute(Rig.WORKSPACE, "k8s-compute")
                    .orElseThrow()
                    .at("/identity/principalId")
                    .asText();
            assertEquals(1, rig.emulator.roleAssignments(principal).size());
        }
    }

    private static AttachOutcome done(Progress step) {
        return ((Progress.Done) step).outcome();
    }
}
