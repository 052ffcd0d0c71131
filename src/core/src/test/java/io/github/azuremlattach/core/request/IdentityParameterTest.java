package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.ComputeIdentity.Type;
import io.github.azuremlattach.core.settings.Mistakes;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityParameterTest {
    private static final String SECOND = Ask.IDENTITY.replace("trainer", "second");

    @Test
    void noneIsTheDefault() {
        ComputeIdentity identity = Ask.aks().request().identity();
        assertEquals(ComputeIdentity.NONE, identity);
        assertFalse(identity.exists());
        assertEquals("None", identity.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SystemAssigned", "systemassigned", "system_assigned", "SYSTEM_ASSIGNED"})
    void readsTheSpellingsOfArmAndOfTheCli(String type) {
        ComputeIdentity identity =
                Ask.aks().with("identity-type", type).request().identity();
        assertEquals(Type.SYSTEM_ASSIGNED, identity.type());
        assertTrue(identity.exists());
        assertEquals("SystemAssigned", identity.toString());
    }

    @Test
    void idsWithoutATypeMeanUserAssigned() {
        ComputeIdentity identity = Ask.arc()
                .with("user-assigned-identities", Ask.IDENTITY)
                .request()
                .identity();
        assertEquals(Type.USER_ASSIGNED, identity.type());
        assertEquals("UserAssigned " + Ask.IDENTITY, identity.toString());
    }

    @Test
    void oneIdentityIsNoReasonToWarn() {
        AttachRequest request = Ask.aks()
                .with("identity-type", "UserAssigned")
                .with("user-assigned-identities", Ask.IDENTITY)
                .request();
        assertEquals(
                List.of(ResourceId.parse(Ask.IDENTITY).orElseThrow()),
                request.identity().userAssigned());
        assertEquals(List.of(), request.warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\n", "\r\n", " , ", ",\n,"})
    void separatesByCommasAndLinesAndWarnsThatOnlyTheFirstCounts(String separator) {
        AttachRequest request = Ask.aks()
                .with("user-assigned-identities", Ask.IDENTITY + separator + SECOND)
                .request();
        assertEquals(2, request.identity().userAssigned().size());
        assertEquals(Ask.IDENTITY, request.identity().userAssigned().get(0).toString());
        assertEquals(
                List.of("user-assigned-identities holds 2 identities: Azure uses only the first, " + Ask.IDENTITY
                        + "."),
                request.warnings());
    }

    @Test
    void theSameIdInAnotherCasingIsTheSameIdentity() {
        String lower = Ask.IDENTITY.toLowerCase(Locale.ROOT);
        AttachRequest request = Ask.aks()
                .with("user-assigned-identities", lower + "," + Ask.IDENTITY)
                .request();
        assertEquals(1, request.identity().userAssigned().size());
        assertTrue(request.identity().toString().contains("/Microsoft.ManagedIdentity/userAssignedIdentities/"));
        assertEquals(List.of(), request.warnings());
    }

    @Test
    void userAssignedNeedsAnId() {
        assertEquals(
                "user-assigned-identities is missing: identity-type is UserAssigned, so give the identity's ARM id.",
                Ask.aks().with("identity-type", "UserAssigned").mistake());
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "SystemAssigned"})
    void idsContradictAnyOtherType(String type) {
        String mistake = Ask.aks()
                .with("identity-type", type)
                .with("user-assigned-identities", Ask.IDENTITY)
                .mistake();
        assertTrue(mistake.startsWith("user-assigned-identities is '/subscriptions/"), mistake);
        assertTrue(mistake.contains("so set identity-type to UserAssigned or leave the ids out"), mistake);
    }

    @Test
    void bothKindsAtOnceAreRefused() {
        assertEquals(
                "identity-type is 'SystemAssigned,UserAssigned': allowed are None, SystemAssigned, UserAssigned.",
                Ask.aks().with("identity-type", "SystemAssigned,UserAssigned").mistake());
    }

    @Test
    void eachWrongIdIsNamed() {
        List<String> mistakes = Ask.aks()
                .with("user-assigned-identities", "trainer, " + Ask.AKS + "," + Ask.IDENTITY)
                .mistakes();
        assertEquals(2, mistakes.size(), mistakes.toString());
        assertTrue(mistakes.get(0).startsWith("user-assigned-identities is 'trainer': give /subscriptions/<id>"));
        assertTrue(mistakes.get(1).startsWith("user-assigned-identities is '" + Mistakes.show(Ask.AKS) + "': "));
        assertTrue(mistakes.get(1).contains("Microsoft.ManagedIdentity/userAssignedIdentities/<name>"));
    }

    @Test
    void aTypeWithOnlyWrongIdsIsNotCalledMissingToo() {
        String mistake = Ask.aks()
                .with("identity-type", "UserAssigned")
                .with("user-assigned-identities", "trainer")
                .mistake();
        assertTrue(mistake.startsWith("user-assigned-identities is 'trainer'"), mistake);
    }
}
