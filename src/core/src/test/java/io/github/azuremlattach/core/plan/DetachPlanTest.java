package io.github.azuremlattach.core.plan;

import static io.github.azuremlattach.core.plan.Plans.ACR_PULL;
import static io.github.azuremlattach.core.plan.Plans.OTHER_NAMESPACE;
import static io.github.azuremlattach.core.plan.Plans.READER;
import static io.github.azuremlattach.core.plan.Plans.plan;
import static io.github.azuremlattach.core.plan.Plans.steps;
import static io.github.azuremlattach.core.plan.Plans.system;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.RemoveRole;
import io.github.azuremlattach.core.survey.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a detach changes: the roles that this product granted go first, and those of others stay. */
class DetachPlanTest {
    private static final String USER =
            Found.compute("Succeeded", Found.user(Found.IDENTITY, "p-trainer"), "\"namespace\":\"default\"");
    private static final Observation<Boolean> MISSING = new Observation.Seen<>(false);

    @Test
    void aDetachIsOneChangeAndCreatesNothing() {
        Ask detach = Ask.aks().with("mode", "detach").with("create-namespace", "true");
        assertEquals(
                List.of("detach: detach"),
                steps(plan(detach, Found.compute(Found.SAME).userWorkspace().namespace(MISSING))));
        assertTrue(plan(detach, Found.nothing().namespace(MISSING)).isEmpty());
    }

    @Test
    void rolesAreRemovedBeforeTheDetachAndFromThePrincipalInUse() {
        Ask detach = Ask.aks().with("mode", "detach").with("remove-roles", "true");
        Found found = Found.compute(OTHER_NAMESPACE)
                .granted(new Observation.Seen<>(List.of(
                        new RoleAssignment("/a1", Ask.AKS, READER, false, Instant.EPOCH),
                        new RoleAssignment("/a2", Found.REGISTRY.toString(), ACR_PULL, false, Instant.EPOCH))));
        AttachPlan plan = plan(detach, found);
        assertEquals(
                List.of("remove-1: remove", "remove-2: remove", "detach: detach after [remove-1, remove-2]"),
                steps(plan));
        RemoveRole remove = plan.changes(RemoveRole.class).get(1);
        assertEquals("p-team-a", remove.principalId());
        assertEquals("AcrPull", remove.role());
        assertEquals(Found.REGISTRY.toString(), remove.scope());
    }

    @Test
    void rolesThatAreNamedAreRemovedInPlaceOfAllThatWereGranted() {
        Ask detach = system().with("mode", "detach").with("remove-roles", "true");
        Found found = Found.compute(OTHER_NAMESPACE)
                .granted(new Observation.Seen<>(
                        List.of(new RoleAssignment("/a1", "/subscriptions/other", READER, false, Instant.EPOCH))));
        found.held().with("p-team-a", ACR_PULL, Found.REGISTRY.toString()).with("p-team-a", READER, Ask.AKS);
        assertEquals(List.of(Found.REGISTRY.toString(), Ask.AKS), removed(detach, found));
    }

    @Test
    void aRoleThatIsNamedButNotHeldIsNoChangeAndNeedsNoPermission() {
        Ask detach = system().with("mode", "detach").with("remove-roles", "true");
        Found found = Found.compute(OTHER_NAMESPACE);
        found.held().with("p-team-a", READER, Ask.AKS);
        assertEquals(List.of(Ask.AKS), removed(detach, found));
        AttachRequest request = detach.request();
        assertEquals(
                Set.of(Ask.AKS, request.workspace().toString()),
                NeededPermissions.of(request, found.decide(request).plan()).keySet());
    }

    @Test
    void aRoleThatSomebodyElseGrantedStays() {
        Ask detach = system().with("mode", "detach").with("remove-roles", "true");
        Found found = Found.compute(OTHER_NAMESPACE);
        found.held()
                .with("p-team-a", READER, Ask.AKS, "11111111-2222-3333-4444-555555555555")
                .with("p-team-a", ACR_PULL, "/subscriptions/" + Ask.SUBSCRIPTION);
        assertEquals(List.of(), removed(detach, found));
    }

    @Test
    void aRoleThatCannotBeReadIsRemovedToBeSure() {
        Ask detach = system().with("mode", "detach").with("remove-roles", "true");
        Found found = Found.compute(OTHER_NAMESPACE);
        found.held().unreadable("p-team-a", Ask.AKS, "AuthorizationFailed");
        assertEquals(List.of(Ask.AKS), removed(detach, found));
    }

    @Test
    void aComputeWithoutIdentityHasNoRolesToRemove() {
        Ask detach = system().with("mode", "detach").with("remove-roles", "true");
        assertEquals(List.of(), removed(detach, Found.compute(Found.SAME)));
    }

    private static List<String> removed(Ask detach, Found found) {
        return plan(detach, found).changes(RemoveRole.class).stream()
                .map(RemoveRole::scope)
                .toList();
    }

    @Test
    void anIdentityThatAnotherComputeUsesKeepsItsRoles() {
        String other = USER.replace("team-a", "team-b");
        Found found = Found.compute(USER)
                .others(new Observation.Seen<>(List.of(Answers.compute(USER), Answers.compute(other))));
        found.held().with("p-trainer", ACR_PULL, Found.REGISTRY.toString()).with("p-trainer", READER, Ask.AKS);
        Ask detach = system().with("mode", "detach").with("remove-roles", "true");
        PlanDecision decision = found.decide(detach.request());
        assertEquals(List.of("detach: detach"), steps(decision.plan()));
        assertEquals(
                List.of(new RoleProblem(
                        RoleProblem.Kind.IDENTITY_SHARED, Map.of("compute", "team-b", "identity", "trainer"))),
                decision.problems());
        assertEquals(
                List.of("remove-1: remove", "remove-2: remove", "detach: detach after [remove-1, remove-2]"),
                steps(plan(detach, found.others(new Observation.Seen<>(List.of(Answers.compute(USER)))))));
    }

    @Test
    void rolesStayWhereItCannotBeSeenWhoElseUsesTheIdentity() {
        Found found = Found.compute(USER).others(new Observation.Unseen<>("AuthorizationFailed"));
        PlanDecision decision = found.decide(
                system().with("mode", "detach").with("remove-roles", "true").request());
        assertEquals(List.of("detach: detach"), steps(decision.plan()));
        assertEquals(
                RoleProblem.Kind.IDENTITY_USERS_UNREADABLE,
                decision.problems().get(0).kind());
    }

    @Test
    void anIdentityThatIsNotTheComputesOwnLosesOnlyRolesThatAreNamed() {
        Found found = Found.compute(USER)
                .granted(new Observation.Seen<>(
                        List.of(new RoleAssignment("/a1", Ask.AKS, READER, false, Instant.EPOCH))));
        PlanDecision decision = found.decide(
                Ask.aks().with("mode", "detach").with("remove-roles", "true").request());
        assertEquals(List.of("detach: detach"), steps(decision.plan()));
        assertEquals(
                RoleProblem.Kind.IDENTITY_NOT_OWN, decision.problems().get(0).kind());
    }
}
