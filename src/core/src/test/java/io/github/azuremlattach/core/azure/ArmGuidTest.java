package io.github.azuremlattach.core.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Expected values were computed with Python's {@code uuid.uuid5} and the namespace of ARM's {@code guid()}. */
class ArmGuidTest {
    private static final String SCOPE = "/subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg"
            + "/providers/microsoft.containerregistry/registries/acr1";
    private static final String PRINCIPAL = "7238b663-7527-40e1-8586-b9ec0c4e65b9";
    private static final String ACR_PULL = "7f951dda-4ed3-4680-a7ca-43fe172d538d";

    @Test
    void isTheGuidOfArmTemplates() {
        assertEquals("3703365d-5a9f-59b4-bca7-b9681389e4c1", ArmGuid.of("a"));
        assertEquals("a98fa280-e03f-5afa-8d8e-92d0a9c201e8", ArmGuid.of("a", "b", "c"));
        assertEquals("ed8ac532-3f9f-5004-ac13-66e4def155a9", ArmGuid.of("ümlaut", "-"));
        assertEquals("8507610e-47f1-5901-8dbb-43d9076b6ce1", ArmGuid.of(SCOPE, PRINCIPAL, ACR_PULL));
    }

    @Test
    void twoSpellingsOfAScopeGiveOneGuid() {
        String odd = SCOPE.replace("resourcegroups", "resourceGroups").replace("registries", "Registries");
        assertEquals(ArmGuid.of(SCOPE, PRINCIPAL, ACR_PULL), ArmGuid.of(odd, PRINCIPAL, ACR_PULL));
    }

    @Test
    void anotherPrincipalGivesAnotherGuidOfVersionFive() {
        String other = ArmGuid.of(SCOPE, "other", ACR_PULL);
        assertNotEquals(ArmGuid.of(SCOPE, PRINCIPAL, ACR_PULL), other);
        assertEquals(5, UUID.fromString(other).version());
        assertEquals(2, UUID.fromString(other).variant());
    }
}
