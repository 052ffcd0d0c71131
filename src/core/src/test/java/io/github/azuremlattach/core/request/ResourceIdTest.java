package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdTest {
    private static final String GROUP = "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/rg";
    private static final ResourceId AKS = parsed(Ask.AKS);

    @Test
    void readsTheParts() {
        assertEquals(Ask.SUBSCRIPTION, AKS.subscriptionId());
        assertEquals("rg-clusters", AKS.resourceGroup());
        assertEquals("Microsoft.ContainerService/managedClusters", AKS.type());
        assertEquals("aks-1", AKS.name());
        assertEquals(Ask.AKS, AKS.toString());
    }

    @Test
    void forgivesAMissingLeadingSlashATrailingOneAndOuterBlanks() {
        assertEquals(Ask.AKS, parsed(Ask.AKS.substring(1)).toString());
        assertEquals(Ask.AKS, parsed("  " + Ask.AKS + "/ ").toString());
    }

    @Test
    void spellsTheFixedWordsAsAzureDocumentsThem() {
        String odd = Ask.AKS
                .replace("subscriptions", "SUBSCRIPTIONS")
                .replace("resourceGroups", "resourcegroups")
                .replace("providers", "Providers");
        assertEquals(Ask.AKS, parsed(odd).toString());
    }

    @Test
    void equalityIgnoresCaseAndHashAgrees() {
        ResourceId lower = parsed(Ask.AKS.toLowerCase(Locale.ROOT));
        assertEquals(AKS, lower);
        assertEquals(AKS.hashCode(), lower.hashCode());
        assertNotEquals(AKS, parsed(Ask.ARC));
        assertNotEquals(AKS.hashCode(), parsed(Ask.ARC).hashCode());
        assertNotEquals(AKS, (Object) Ask.AKS);
    }

    @Test
    void aDotlessIIsAnotherLetter() {
        assertNotEquals(parsed(Ask.AKS.replace("rg-", "ri-")), parsed(Ask.AKS.replace("rg-", "r\u0131-")));
    }

    @Test
    void aChildKnowsWhatItLiesBelow() {
        ResourceId compute = AKS.child("computes", "team-a");
        assertEquals(Ask.AKS + "/computes/team-a", compute.toString());
        assertEquals("team-a", compute.name());
        assertEquals(AKS, compute.top());
        assertEquals(AKS, AKS.top());
        assertEquals(compute, parsed(compute.toString()));
    }

    @Test
    void onlyATopResourceIsOfItsType() {
        assertTrue(AKS.isOfType("microsoft.containerservice/MANAGEDCLUSTERS"));
        assertFalse(AKS.isOfType("Microsoft.Kubernetes/connectedClusters"));
        assertFalse(AKS.child("agentPools", "one").isOfType("Microsoft.ContainerService/managedClusters"));
    }

    @Test
    void takesANameOfAnySpellingThatAzureAllows() {
        assertEquals(
                "Größe_1.(x)@y:z-9",
                parsed(AKS.child("t", "Größe_1.(x)@y:z-9").toString()).name());
        assertTrue(ResourceId.parse(AKS.child("t", "n".repeat(260)).toString()).isPresent());
        assertTrue(ResourceId.parse(AKS.child("t", "n".repeat(261)).toString()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "aks-1",
                "https://portal.azure.com/",
                "/subscriptions/not-a-guid/resourceGroups/rg/providers/Microsoft.X/types/n",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/rg",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.X/types",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.X/types/n/child",
                "/subscription/" + Ask.SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.X/types/n",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/groups/rg/providers/Microsoft.X/types/n",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/rg/provider/Microsoft.X/types/n",
            })
    void refusesWhatIsNoId(String text) {
        assertTrue(ResourceId.parse(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a b", "a;id", "$(id)", "a?b", "a#b", "a%2fb", "a\nb", "a\\b", "`id`", "a'b"})
    void refusesHostileSegments(String segment) {
        assertTrue(ResourceId.parse(GROUP + "/providers/Microsoft.X/types/" + segment + "/c/n")
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "a..b", ".a"})
    void dotsWithinANameAreNoWayUp(String segment) {
        assertTrue(ResourceId.parse(GROUP + "/providers/Microsoft.X/types/" + segment)
                .isPresent());
    }

    @Test
    void knowsAGuid() {
        assertTrue(ResourceId.isGuid("0F3A5C7E-1b2d-4e6f-8a9b-0c1d2e3f4a5b"));
        assertFalse(ResourceId.isGuid("0f3a5c7e-1b2d-4e6f-8a9b-0c1d2e3f4a5"));
        assertFalse(ResourceId.isGuid("0f3a5c7e-1b2d-4e6f-8a9b-0c1d2e3f4a5g"));
        assertFalse(ResourceId.isGuid("x0f3a5c7e-1b2d-4e6f-8a9b-0c1d2e3f4a5b"));
    }

    private static ResourceId parsed(String text) {
        return ResourceId.parse(text).orElseThrow();
    }

    @Test
    void aScopeLiesInASubscriptionOrAboveAll() {
        assertEquals(Optional.of("s-1"), ResourceId.subscription("/subscriptions/s-1"));
        assertEquals(Optional.of("s-1"), ResourceId.subscription("/SUBSCRIPTIONS/s-1/resourceGroups/rg"));
        assertEquals(Optional.empty(), ResourceId.subscription("/providers/Microsoft.Management/managementGroups/m"));
        assertEquals(Optional.empty(), ResourceId.subscription("/subscriptions"));
    }
}
