package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands in a cluster that is integrated with Microsoft Entra ID run as the pipeline's identity. */
class EntraClusterTest {
    private static final String AZURE_RBAC = "aks: {aks-1: {entra: {azureRbac: true}}}";
    private static final String[] CREATE = {"namespace", "team-new", "create-namespace", "true"};

    private static String admin() {
        return "aks: {aks-1: {entra: {adminGroups: [99999999-9999-9999-9999-999999999999]}}}\n"
                + "principals: {pipeline: {groups: [99999999-9999-9999-9999-999999999999]}}";
    }

    @Test
    void aNamespaceIsLookedForAndCreatedByAMemberOfTheAdminGroup() {
        try (Rig rig = Rig.with(admin())) {
            AttachOutcome outcome = rig.run(CREATE);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertFalse(outcome.toJson().contains("could not"), outcome.toJson());
        }
    }

    @Test
    void whatKubernetesForbidsCouldNotBeChecked() {
        try (Rig rig = Rig.with(AZURE_RBAC)) {
            AttachOutcome outcome = rig.run("namespace", "team-a");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertTrue(
                    outcome.warnings().stream().anyMatch(warning -> warning.contains("forbidden")),
                    outcome.warnings().toString());
        }
    }

    @Test
    void aMemberOfTheAdminGroupLearnsWhyAnInstallationFailed() {
        String fails = admin().replace("{entra:", "{extension: null, entra:")
                + "\nextensions: {healthCheck: [E40002 clusterresource INSUFFICIENT_NODE]}";
        try (Rig rig = Rig.with(fails)) {
            AttachOutcome outcome = rig.run("extension", "install");

            assertEquals("nodes-insufficient", outcome.failure().orElseThrow().code(), outcome.toJson());
            assertTrue(rig.requests("POST", "/runCommand").get(0).body().contains("\"clusterToken\""));
        }
    }

    @Test
    void theTokenIsSaidNowhere() {
        try (Rig rig = Rig.with(admin())) {
            var attachment = rig.attachment(CREATE);
            List<String> checkpoints = new ArrayList<>();
            AttachOutcome outcome = rig.finish(attachment, attachment.begin(), (Checkpoint next) -> {
                checkpoints.add(next.text());
                return next;
            });

            assertTrue(rig.requests("POST", "/runCommand").stream()
                    .allMatch(request -> request.body().contains("\"clusterToken\"")));
            assertEquals(2, rig.requests("POST", "/token").size(), "one for Azure, and one for all commands");
            String said = outcome.toJson() + checkpoints + rig.events;
            assertFalse(said.matches("(?s).*eyJ[A-Za-z0-9_-]{20,}[.].*"), said);
        }
    }

    @Test
    void anyOtherClusterIsAskedWithoutAToken() {
        try (Rig rig = Rig.standard()) {
            rig.run("namespace", "team-a");

            assertFalse(rig.requests("POST", "/runCommand").get(0).body().contains("clusterToken"));
            assertEquals(1, rig.requests("POST", "/token").size());
        }
    }
}
