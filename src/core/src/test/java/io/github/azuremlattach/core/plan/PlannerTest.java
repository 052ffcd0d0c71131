package io.github.azuremlattach.core.plan;

import static io.github.azuremlattach.core.plan.Plans.ACR_PULL;
import static io.github.azuremlattach.core.plan.Plans.OTHER_NAMESPACE;
import static io.github.azuremlattach.core.plan.Plans.READER;
import static io.github.azuremlattach.core.plan.Plans.SYSTEM;
import static io.github.azuremlattach.core.plan.Plans.plan;
import static io.github.azuremlattach.core.plan.Plans.steps;
import static io.github.azuremlattach.core.plan.Plans.system;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.AttachPlan.Decision;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes that follow, in the order of the run, and which of them waits for which. */
class PlannerTest {
    private static final Observation<Boolean> MISSING = new Observation.Seen<>(false);

    @Test
    void anAttachGrantsCreatesAttachesAndGrants() {
        AttachPlan plan = plan(
                system().with("create-namespace", "true"),
                Found.nothing().userWorkspace().namespace(MISSING));
        assertEquals(
                List.of(
                        "grant-workspace-1: grant",
                        "grant-workspace-2: grant",
                        "grant-workspace-3: grant",
                        "namespace: create-namespace",
                        "attach: attach after [grant-workspace-1, grant-workspace-2, grant-workspace-3, namespace]",
                        "grant-compute-1: grant after [attach]",
                        "grant-compute-2: grant after [attach]"),
                steps(plan));
        assertEquals(Decision.CHANGE, plan.decision());
        assertTrue(plan.awaits());
    }

    @Test
    void aRoleOfAComputeThatIsYetToComeNamesNoPrincipal() {
        List<GrantRole> grants = plan(system(), Found.nothing()).changes(GrantRole.class);
        assertEquals(
                List.of("", ""), grants.stream().map(GrantRole::principalId).toList());
        assertEquals(
                List.of(Found.REGISTRY.toString(), Ask.AKS),
                grants.stream().map(GrantRole::scope).toList());
        assertEquals("AcrPull", grants.get(0).role());
        assertEquals(Reason.ROLE_REQUESTED, grants.get(0).reason());
    }

    @Test
    void aRoleOfAnIdentityThatExistsNamesItsPrincipal() {
        Ask ask = Ask.aks()
                .with("user-assigned-identities", Ask.IDENTITY)
                .with("compute-roles", ACR_PULL + " @ registry");
        AttachPlan plan = plan(ask, Found.nothing().principal(Found.IDENTITY, "p-trainer"));
        assertEquals("p-trainer", plan.changes(GrantRole.class).get(0).principalId());
    }

    @Test
    void theSameComputeGetsOnlyTheRolesThatAreMissing() {
        Found found = Found.compute(Found.compute("Succeeded", SYSTEM, ""));
        found.held().with("p-team-a", READER, Ask.AKS);
        AttachPlan plan = plan(system(), found);
        assertEquals(List.of("grant-compute-1: grant"), steps(plan));
        assertEquals("p-team-a", plan.changes(GrantRole.class).get(0).principalId());
        assertFalse(plan.awaits(), "nothing is provisioned");
    }

    @Test
    void whatIsThereIsNothingToDo() {
        AttachPlan plan = plan(Ask.aks(), Found.compute(Found.SAME));
        assertTrue(plan.isEmpty());
        assertEquals(Decision.NOTHING, plan.decision());
        assertFalse(plan.awaits());
    }

    @Test
    void aComputeOnItsWayIsWaitedForWithoutAChange() {
        AttachPlan plan = plan(Ask.aks(), Found.compute(Found.SAME.replace("Succeeded", "Creating")));
        assertTrue(plan.isEmpty());
        assertTrue(plan.awaits());
        assertFalse(plan(Ask.aks().with("wait", "false"), Found.compute(Found.SAME.replace("Succeeded", "Creating")))
                .awaits());
    }

    @Test
    void anUpdateNamesTheNewIdentityAndTheClusterThatItWasPlannedFor() {
        AttachPlan plan = plan(system().with("on-difference", "update"), Found.compute(Found.SAME));
        assertEquals(
                List.of(
                        "update: update",
                        "grant-compute-1: grant after [update]",
                        "grant-compute-2: grant after [update]"),
                steps(plan));
        assertEquals("team-a: system-assigned identity", plan.changes().get(0).subject());
    }

    @Test
    void aReplacementDetachesWhatWasSeenAndThenAttaches() {
        AttachPlan plan = plan(
                system().with("on-difference", "replace"),
                Found.compute(OTHER_NAMESPACE).namespace(MISSING));
        assertEquals(
                List.of(
                        "detach: detach",
                        "attach: attach after [detach]",
                        "grant-compute-1: grant after [attach]",
                        "grant-compute-2: grant after [attach]"),
                steps(plan));
        assertEquals(Ask.AKS, plan.changes(DetachCompute.class).get(0).cluster());
        assertEquals(
                List.of("", ""),
                plan.changes(GrantRole.class).stream()
                        .map(GrantRole::principalId)
                        .toList(),
                "the present principal goes with the present compute");
    }

    @Test
    void rolesOfAComputeThatIsKeptWithoutAnIdentityAreAProblemAndNoChange() {
        PlanDecision decision = Found.compute(Found.SAME)
                .decide(system().with("on-difference", "keep").request());
        assertTrue(decision.plan().isEmpty());
        assertEquals(
                List.of(new RoleProblem(RoleProblem.Kind.COMPUTE_WITHOUT_IDENTITY, Map.of("compute", "team-a"))),
                decision.problems());
    }

    @Test
    void aRefusalChangesNothingButShowsTheDifference() {
        AttachPlan plan =
                plan(system(), Found.compute(OTHER_NAMESPACE).userWorkspace().namespace(MISSING));
        assertTrue(plan.isEmpty());
        assertEquals(Decision.REFUSE, plan.decision());
        assertEquals(
                "namespace: wanted default, found other",
                plan.differences().get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "skip"})
    void workspaceRolesAreGrantedOnlyWhereThatWasAskedFor(String policy) {
        AttachPlan plan =
                plan(Ask.aks().with("workspace-roles", policy), Found.nothing().userWorkspace());
        assertEquals(List.of("attach: attach"), steps(plan));
    }

    @ParameterizedTest
    @CsvSource({"false, true, true", "true, true, false", "false, false, false", "true, false, false"})
    void theNamespaceIsCreatedWhenItIsMissingAndThatWasAskedFor(boolean exists, String asked, boolean created) {
        Ask ask = Ask.aks().with("create-namespace", asked);
        Observation<Boolean> answer = new Observation.Seen<>(exists);
        for (Found found : List.of(
                Found.nothing(),
                Found.compute(Found.SAME),
                Found.compute(Found.SAME.replace("Succeeded", "Deleting")))) {
            assertEquals(
                    created,
                    plan(ask, found.namespace(answer)).change("namespace").isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({"true, namespace-unknown", "false, ''"})
    void aNamespaceThatCouldNotBeLookedUpIsCreatedWhereThatIsPossible(boolean runCommand, String reason) {
        Found found = Found.nothing()
                .cluster(new Cluster("Succeeded", "Running", true, runCommand, ""))
                .namespace(new Observation.Unseen<>("kubectl gave no answer"));
        assertEquals(
                reason,
                plan(Ask.aks().with("create-namespace", "true"), found)
                        .change("namespace")
                        .map(change -> change.reason().code())
                        .orElse(""));
    }

    @Test
    void aNamespaceThatNobodyLookedForIsNotCreated() {
        assertEquals(
                List.of("attach: attach"), steps(plan(Ask.aks().with("create-namespace", "true"), Found.nothing())));
    }
}
