package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An extension that cannot be looked at is not installed. */
class UnseenExtensionTest {
    @Test
    void whoMayNotLookDoesNotInstallAndIsToldBeforeAnythingIsWritten() {
        try (Rig rig = Rig.with("aks: {aks-1: {extension: null}}\n"
                + "faults: [{match: {method: GET, path: '**/extensions'}, fault: {status: 403, code: "
                + "AuthorizationFailed, message: may not}}]")) {
            AttachOutcome outcome = rig.run("extension", "install");

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertEquals("extension-unknown", outcome.failure().orElseThrow().code());
            assertEquals(List.of(), rig.writes());
        }
    }
}
