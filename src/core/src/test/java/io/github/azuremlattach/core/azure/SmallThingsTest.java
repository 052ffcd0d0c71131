package io.github.azuremlattach.core.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.http.ArmRestClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The judgements of the small records and enums. */
class SmallThingsTest {

    @ParameterizedTest
    @CsvSource({
        "'', SUCCEEDED, true",
        "Succeeded, SUCCEEDED, true",
        "SUCCEEDED, SUCCEEDED, true",
        "Failed, FAILED, true",
        "Canceled, CANCELED, true",
        "Cancelled, CANCELED, true",
        "Deleting, DELETING, false",
        "Creating, RUNNING, false",
        "InProgress, RUNNING, false",
        "ResolvingDependencies, RUNNING, false"
    })
    void anyStateButTheFinalOnesMeansThatAzureGoesOn(String text, ProvisioningState state, boolean terminal) {
        assertEquals(state, ProvisioningState.of(text));
        assertEquals(terminal, state.isTerminal());
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/s, /subscriptions/s/resourceGroups/g, true",
        "/subscriptions/s/, /subscriptions/S/resourceGroups/g, true",
        "/subscriptions/s/resourceGroups/g, /Subscriptions/s/resourcegroups/G, true",
        "/subscriptions/s/resourceGroups/g, /subscriptions/s/resourceGroups/g2, false",
        "/subscriptions/s/resourceGroups/g/providers/x, /subscriptions/s/resourceGroups/g, false",
        "/, /subscriptions/s, true",
        "/providers/Microsoft.Management/managementGroups/contoso, /subscriptions/s/resourceGroups/g, true",
        "/subscriptions/s2, /subscriptions/s, false"
    })
    void anAssignmentCoversItsScopeAndWhatLiesBelow(String scope, String wanted, boolean covered) {
        assertEquals(covered, new RoleAssignment("id", scope, "role", false, Instant.EPOCH).covers(wanted));
    }

    @ParameterizedTest
    @EnumSource
    void aBuiltInRoleIsFoundByNameAndGuidInAnyCasing(BuiltInRole role) {
        assertEquals(Optional.of(role), BuiltInRole.named(role.roleName().toUpperCase(java.util.Locale.ROOT)));
        assertEquals(Optional.of(role), BuiltInRole.of(role.guid().toUpperCase(java.util.Locale.ROOT)));
        assertTrue(BuiltInRole.named(role.guid()).isEmpty());
    }

    @Test
    void anExtensionKnowsItsSwitchesAndItsRelay() {
        String relay = "/subscriptions/0f3a5c7e-1b2d-4e6f-8a9b-0c1d2e3f4a5b/resourceGroups/rg/providers/"
                + "Microsoft.Relay/namespaces/relay-1";
        Extension extension = new Extension(
                "amlext",
                "Succeeded",
                List.of(),
                Map.of(
                        "enableTraining", "True",
                        "enableInference", "false",
                        "relayserver.hybridConnectionResourceID", relay + "/hybridConnections/azureml"));
        assertTrue(extension.isOn("enabletraining"));
        assertFalse(extension.isOn("enableInference"));
        assertFalse(extension.isOn("other"));
        assertEquals(relay, extension.relay().orElseThrow().toString());
        assertTrue(new Extension("e", "", List.of(), Map.of()).relay().isEmpty());
    }

    @Test
    void anAddressIsEncodedSegmentBySegment() {
        assertEquals("/a%20b/c%2Bd/%C3%BC%28x%29", ArmRestClient.encoded("/a b/c+d/ü(x)"));
        assertEquals("roleName%20eq%20%27Zo%C3%AB%27%27s%27", ArmRestClient.queryValue("roleName eq 'Zoë''s'"));
    }
}
