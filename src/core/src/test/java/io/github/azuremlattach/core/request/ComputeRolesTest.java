package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeRolesTest {
    private static final String SUBSCRIPTION = "/subscriptions/" + Ask.SUBSCRIPTION;

    private static Ask system(String roles) {
        return Ask.aks().with("identity-type", "SystemAssigned").with("compute-roles", roles);
    }

    private static List<String> read(String roles) {
        return system(roles).request().computeRoles().stream()
                .map(RoleGrant::toString)
                .toList();
    }

    @Test
    void readsOneRoleALine() {
        assertEquals(
                List.of("AcrPull @ registry", "Storage Blob Data Reader @ storage"),
                read("  AcrPull @ registry \r\n\n  \nStorage Blob Data Reader@STORAGE\n"));
        assertEquals(List.of(), read(""));
    }

    @Test
    void theSameLineTwiceIsOneGrant() {
        assertEquals(List.of("AcrPull @ registry"), read("AcrPull @ registry\nAcrPull @ Registry"));
    }

    @Test
    void theLastAtSignSeparatesSoThatARoleMayHoldOne() {
        assertEquals(List.of("On-call @ night @ registry"), read("On-call @ night @ registry"));
    }

    @Test
    void tellsNamesFromGuidsAndWordsFromIds() {
        RoleGrant byGuid = new RoleGrant("7f951dda-4ed3-4680-a7ca-43fe172d538d", RoleGrant.REGISTRY);
        assertTrue(byGuid.isGuid());
        assertTrue(byGuid.isWorkspaceOwned());
        RoleGrant byName = new RoleGrant("AcrPull", Ask.AKS);
        assertFalse(byName.isGuid());
        assertFalse(byName.isWorkspaceOwned());
        assertTrue(new RoleGrant("AcrPull", RoleGrant.STORAGE).isWorkspaceOwned());
    }

    @Test
    void takesAScopeOfAnyHeight() {
        String container = SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st1"
                + "/blobServices/default/containers/data";
        for (String scope : List.of(SUBSCRIPTION, SUBSCRIPTION + "/resourceGroups/rg", Ask.AKS, container)) {
            assertEquals(List.of("Reader @ " + scope), read("Reader @ " + scope));
        }
    }

    @Test
    void normalisesAScope() {
        assertEquals(List.of("Reader @ " + SUBSCRIPTION), read("Reader @ " + SUBSCRIPTION.substring(1) + "/"));
        assertEquals(List.of("Reader @ " + Ask.AKS), read("Reader @ " + Ask.AKS.replace("Groups", "groups") + "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AcrPull", "@ registry", "AcrPull @", "@", "AcrPull registry", "Reader @ /"})
    void refusesALineWithoutBothHalves(String line) {
        assertEquals(
                "compute-roles is '" + line + "': give '<role name or GUID> @ <ARM id, registry or storage>',"
                        + " such as AcrPull @ registry.",
                system(line).mistake());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vault",
                "/providers/Microsoft.Management/managementGroups/mg",
                "/subscriptions/short",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/../x",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/..",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/a b",
                "/subscriptions/" + Ask.SUBSCRIPTION + "?x",
                "/x/subscriptions/" + Ask.SUBSCRIPTION
            })
    void refusesAScopeThatIsNone(String scope) {
        String mistake = system("Reader @ " + scope).mistake();
        assertTrue(
                mistake.startsWith("compute-roles is 'Reader @ " + scope + "': the scope must be registry"), mistake);
    }

    @Test
    void goodLinesBesideBadOnesAreNoMistake() {
        List<String> mistakes =
                system("AcrPull @ registry\nAcrPull\nReader @ vault").mistakes();
        assertEquals(2, mistakes.size(), mistakes.toString());
    }

    @Test
    void rolesNeedAnIdentity() {
        Ask ask = Ask.aks().with("compute-roles", "AcrPull @ registry");
        assertEquals(
                "compute-roles is 'AcrPull @ registry': roles need an identity, so set identity-type to "
                        + "SystemAssigned or UserAssigned.",
                ask.mistake());
        assertEquals(List.of(), ask.with("mode", "detach").mistakes());
    }
}
