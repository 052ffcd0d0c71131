package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The extension is removed with a detach only, from a cluster that is named. */
class RemoveExtensionTest {
    private static Ask detach(Ask ask) {
        return ask.with("mode", "detach").with("remove-extension", "true");
    }

    @Test
    void isAskedForByName() {
        assertTrue(detach(Ask.aks()).request().provision().removeExtension());
        assertFalse(Ask.aks().with("mode", "detach").request().provision().removeExtension());
    }

    @Test
    void needsTheClusterByName() {
        assertEquals(
                "remove-extension is 'true': name the cluster that loses its extension, so give resource-id.",
                detach(Ask.aks())
                        .without("resource-id")
                        .with("subscription-id", Ask.SUBSCRIPTION)
                        .mistake());
    }

    @Test
    void needsADetachThatIsWaitedFor() {
        String mistake = detach(Ask.aks()).with("wait", "false").mistake();

        assertTrue(mistake.endsWith("so set wait to true."), mistake);
    }

    @Test
    void hasNoEffectWithoutADetach() {
        AttachRequest request = Ask.aks().with("remove-extension", "true").request();

        assertFalse(request.provision().removeExtension());
        assertEquals(List.of("remove-extension has no effect unless mode is detach."), request.warnings());
    }

    @Test
    void hasATimeLimitOfItsOwn() {
        assertEquals(
                List.of(),
                detach(Ask.aks()).with("extension-timeout", "10m").request().warnings());
    }
}
