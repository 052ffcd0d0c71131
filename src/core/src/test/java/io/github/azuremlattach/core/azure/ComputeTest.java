package io.github.azuremlattach.core.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComputeTest {
    private static final ResourceId IDENTITY = ResourceId.parse(Ask.IDENTITY).orElseThrow();
    private static final ResourceId OTHER =
            ResourceId.parse(Ask.IDENTITY.replace("trainer", "other")).orElseThrow();

    @Test
    void readsAFullAnswer() {
        Compute compute = Answers.compute("""
                {"name":"team-a","identity":{"type":"SystemAssigned, UserAssigned","principalId":"p-1",
                   "userAssignedIdentities":{"%s":{"principalId":"p-2"},"garbage":{}}},
                 "properties":{"computeType":"kubernetes","provisioningState":"Failed","isAttachedCompute":false,
                   "resourceId":"%s","description":"words","properties":{"namespace":"team-a"},
                   "provisioningErrors":[{"error":{"code":"BadRequest","message":"No."}}]}}
                """.formatted(Ask.IDENTITY, Ask.AKS));
        assertEquals("team-a", compute.name());
        assertTrue(compute.isKubernetes());
        assertEquals(ProvisioningState.FAILED, compute.provisioningState());
        assertEquals(Optional.of(false), compute.attached());
        assertEquals("SystemAssigned,UserAssigned", compute.identityType());
        assertEquals("p-1", compute.actingPrincipal());
        assertEquals(Map.of(IDENTITY, "p-2"), compute.userIdentities());
        assertEquals("team-a", compute.namespace());
        assertEquals("words", compute.description());
        assertEquals(List.of("BadRequest: No."), compute.errors().lines());
        assertEquals("SystemAssigned,UserAssigned " + Ask.IDENTITY, compute.identityWords());
    }

    @Test
    void readsAnEmptyAnswer() {
        Compute compute = Answers.compute("{\"identity\":null,\"properties\":{\"resourceId\":42}}");
        assertFalse(compute.isKubernetes());
        assertEquals(ProvisioningState.SUCCEEDED, compute.provisioningState());
        assertEquals(Optional.empty(), compute.attached());
        assertEquals(Optional.empty(), compute.resourceId());
        assertEquals("None", compute.identityType());
        assertEquals("", compute.actingPrincipal());
        assertEquals("default", compute.namespace());
        assertEquals(List.of(), compute.errors().lines());
    }

    @Test
    void aUserIdentityActsWhereThereIsNoSystemOne() {
        Compute compute = Answers.compute("{\"identity\":{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\""
                + Ask.IDENTITY + "\":{\"principalId\":\"p-2\"}}}}");
        assertEquals("p-2", compute.actingPrincipal());
    }

    @Test
    void azureUsesTheFirstOfSeveralUserIdentities() {
        String two =
                "{\"identity\":{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\"%s\":{\"principalId\":\"p-1\"},"
                        + "\"%s\":{\"principalId\":\"p-2\"}}}}";
        Compute one = Answers.compute(two.formatted(IDENTITY, OTHER));
        Compute other = Answers.compute(two.formatted(OTHER, IDENTITY));
        assertEquals(Optional.of(IDENTITY), one.userIdentity());
        assertEquals("p-1", one.actingPrincipal());
        assertEquals(Optional.of(OTHER), other.userIdentity());
        assertEquals("UserAssigned " + OTHER, other.identityWords());
    }

    @Test
    void aWorkspaceActsAsItsUserIdentityUnlessItHasASystemOne() {
        assertFalse(workspace("SystemAssigned", Map.of(), Optional.empty()).actsAsUserIdentity());
        assertTrue(workspace("UserAssigned", Map.of(IDENTITY, "p"), Optional.empty())
                .actsAsUserIdentity());
        assertFalse(workspace("SystemAssigned,UserAssigned", Map.of(IDENTITY, "p"), Optional.empty())
                .actsAsUserIdentity());
        assertTrue(workspace("systemassigned,userassigned", Map.of(IDENTITY, "p"), Optional.of(IDENTITY))
                .actsAsUserIdentity());
    }

    @Test
    void theActingIdentityIsThePrimaryOneOrTheOnlyOne() {
        Map<ResourceId, String> two = Map.of(IDENTITY, "p", OTHER, "q");
        assertEquals(
                Optional.of(OTHER),
                workspace("UserAssigned", two, Optional.of(OTHER)).actingIdentity());
        assertEquals(
                Optional.empty(),
                workspace("UserAssigned", two, Optional.empty()).actingIdentity());
        assertEquals(
                Optional.of(IDENTITY),
                workspace("UserAssigned", Map.of(IDENTITY, "p"), Optional.empty())
                        .actingIdentity());
    }

    private static Workspace workspace(String type, Map<ResourceId, String> users, Optional<ResourceId> primary) {
        return new Workspace("westeurope", "Succeeded", type, users, primary, Optional.empty(), Optional.empty());
    }
}
