package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role that is held, in whatever way, is no change, needs no permission, and is no drift. */
class HeldRolesTest {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private static final String SECRETS = "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8";
    private static final String EXTENSIONS = "85cb6faf-e071-4c9b-8136-154b5a04f717";
    private static final String WORKSPACE = Found.WORKSPACE_PRINCIPAL;
    private static final String SYSTEM =
            Found.compute("Succeeded", "{\"type\":\"SystemAssigned\",\"principalId\":\"p-team-a\"}", "");

    /** The same compute, with the role Reader on the cluster. */
    private static Ask reader() {
        return Ask.aks().with("identity-type", "SystemAssigned").with("compute-roles", READER + " @ " + Ask.AKS);
    }

    private static List<String> granted(Ask ask, Found found) {
        return found.decide(ask.request()).plan().changes(GrantRole.class).stream()
                .map(grant -> grant.role() + " to " + grant.principalId())
                .toList();
    }

    private static Map<String, Set<String>> needed(Ask ask, Found found) {
        AttachRequest request = ask.request();
        return NeededPermissions.of(request, found.decide(request).plan());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Ask.AKS,
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/RG-Clusters",
                "/subscriptions/" + Ask.SUBSCRIPTION,
                "/",
                "/providers/Microsoft.Management/managementGroups/contoso"
            })
    void theRoleItselfIsHeldThereOrAbove(String scope) {
        Found found = Found.compute(SYSTEM);
        found.held().with("p-team-a", READER, scope);
        assertTrue(found.decide(reader().request()).plan().isEmpty());
        assertEquals(Map.of(), needed(reader(), found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Ask.AKS + "/agentPools/gpu",
                Ask.AKS + "2",
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/rg-cl"
            })
    void anAssignmentBelowOrBesideTheScopeIsNotHeld(String scope) {
        Found found = Found.compute(SYSTEM);
        found.held().with("p-team-a", READER, scope);
        assertEquals(List.of("Reader to p-team-a"), granted(reader(), found));
        assertEquals(Map.of(Ask.AKS, Set.of("Microsoft.Authorization/roleAssignments/write")), needed(reader(), found));
    }

    @Test
    void theAssignmentsOfOnePrincipalDoNotAnswerForAnotherAtTheSameScope() {
        ResourceId trainer =
                ResourceId.parse(Ask.IDENTITY.replace("trainer", "other")).orElseThrow();
        Ask ask = Ask.aks()
                .with("user-assigned-identities", trainer.toString())
                .with("compute-roles", READER + " @ " + Ask.AKS);
        Found found = Found.nothing().userWorkspace().principal(trainer, "p-trainer");
        found.held().with(WORKSPACE, READER, Ask.AKS);
        assertTrue(
                granted(ask, found).contains("Reader to p-trainer"),
                granted(ask, found).toString());
        assertTrue(granted(ask, found).stream().noneMatch(("Reader to " + WORKSPACE)::equals));
    }

    @Test
    void anotherRoleThatAllowsAllOfTheActionsServesTheWorkspace() {
        Found found = Found.compute(Found.SAME).userWorkspace();
        found.held()
                .with(WORKSPACE, OWNER, "/subscriptions/" + Ask.SUBSCRIPTION)
                .allowing(OWNER, "*");
        assertTrue(found.decide(Ask.aks().request()).plan().isEmpty());
        assertEquals(Map.of(), needed(Ask.aks(), found));
    }

    @Test
    void everyActionIsNeededAndNotJustOne() {
        Found found = Found.compute(Found.SAME).userWorkspace();
        found.held()
                .with(WORKSPACE, READER, Ask.AKS)
                .with(WORKSPACE, SECRETS, Ask.AKS)
                .with(WORKSPACE, OWNER, Ask.AKS)
                .allowing(READER, "*/read")
                .allowing(SECRETS, "Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action")
                .allowing(OWNER, "Microsoft.KubernetesConfiguration/extensions/read");
        assertEquals(List.of("Kubernetes Extension Contributor to " + WORKSPACE), granted(Ask.aks(), found));
        found.held()
                .allowing(
                        OWNER,
                        "Microsoft.KubernetesConfiguration/extensions/read",
                        "Microsoft.KubernetesConfiguration/extensions/write");
        assertEquals(List.of(), granted(Ask.aks(), found));
    }

    @Test
    void severalRolesMayAllowTheActionsTogether() {
        Found found = Found.compute(Found.SAME).userWorkspace();
        found.held()
                .with(WORKSPACE, READER, Ask.AKS)
                .with(WORKSPACE, SECRETS, Ask.AKS)
                .with(WORKSPACE, OWNER, Ask.AKS)
                .allowing(READER, "*/read")
                .allowing(OWNER, "Microsoft.KubernetesConfiguration/extensions/write");
        assertEquals(List.of(), granted(Ask.aks(), found));
    }

    @Test
    void aRoleThatTheComputeIsToHaveIsGrantedWhateverElseItsIdentityMayDo() {
        Found found = Found.compute(SYSTEM);
        found.held().with("p-team-a", OWNER, Ask.AKS).allowing(OWNER, "*");
        assertEquals(List.of("Reader to p-team-a"), granted(reader(), found));
    }

    @Test
    void whatCannotBeReadCountsAsMissing() {
        Found found = Found.compute(SYSTEM);
        found.held().with("p-team-a", READER, Ask.AKS).unreadable("p-team-a", Ask.AKS, "AuthorizationFailed");
        assertEquals(List.of("Reader to p-team-a"), granted(reader(), found));
    }

    @Test
    void onlyTheRolesThatAreMissingAreGranted() {
        Found found = Found.nothing().userWorkspace();
        found.held().with(WORKSPACE, EXTENSIONS, Ask.AKS).with(WORKSPACE, SECRETS, Ask.AKS);
        assertEquals(List.of("Reader to " + WORKSPACE), granted(Ask.aks(), found));
    }

    @Test
    void keepGrantsToTheIdentityInUseAndNotToTheOneAskedFor() {
        String inUse = Found.compute("Succeeded", Found.user(Found.IDENTITY, "p-in-use"), "\"namespace\":\"default\"");
        ResourceId wanted =
                ResourceId.parse(Ask.IDENTITY.replace("trainer", "wanted")).orElseThrow();
        Ask ask = Ask.aks()
                .with("on-difference", "keep")
                .with("user-assigned-identities", wanted.toString())
                .with("compute-roles", READER + " @ " + Ask.AKS);
        Found found = Found.compute(inUse).principal(wanted, "p-wanted");
        assertEquals(List.of("Reader to p-in-use"), granted(ask, found));
        assertEquals(List.of("Reader to p-wanted"), granted(ask.with("on-difference", "update"), found));
    }

    @Test
    void eachChangeNeedsItsOwnPermissionWhereItIsMade() {
        Ask ask = reader().with("create-namespace", "true").with("on-difference", "replace");
        Found found = Found.compute(Found.SAME).namespace(new Observation.Seen<>(false));
        String workspace = ask.request().workspace().toString();
        assertEquals(
                Map.of(
                        workspace,
                        Set.of(
                                "Microsoft.MachineLearningServices/workspaces/computes/delete",
                                "Microsoft.MachineLearningServices/workspaces/computes/write"),
                        Ask.AKS,
                        Set.of(
                                "Microsoft.Authorization/roleAssignments/write",
                                "Microsoft.ContainerService/managedClusters/commandResults/read",
                                "Microsoft.ContainerService/managedClusters/runCommand/action")),
                needed(ask, found));
    }

    @Test
    void anIdentityIsAssignedByWhoMayAssignIt() {
        Ask ask = Ask.aks().with("user-assigned-identities", Ask.IDENTITY);
        assertEquals(
                Set.of("Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"),
                needed(ask, Found.nothing()).get(Ask.IDENTITY));
    }
}
