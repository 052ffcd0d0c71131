package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.PlannedChange;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan shows of each action, in the order of the run. */
class PlannedChangesTest {
    private static final RoleNeed HELD = Found.need("Reader", new Observation.Seen<>(true));
    private static final RoleNeed MISSING = Found.need("Contributor", new Observation.Seen<>(false));
    private static final RoleNeed PULL = Found.need("AcrPull", new Observation.Seen<>(false));
    private static final RoleNeed BLOBS = Found.need("Storage Blob Data Reader", new Observation.Seen<>(true));
    private static final RoleNeeds ROLES = Found.roles(List.of(HELD, MISSING), List.of(PULL, BLOBS));
    private static final String OTHER = Found.compute("Succeeded", "{\"type\":\"None\"}", "\"namespace\":\"other\"");
    private static final String OTHER_IDENTITY =
            Found.compute("Succeeded", "{\"type\":\"SystemAssigned\"}", "\"namespace\":\"default\"");
    private static final String TARGET = "AKS cluster aks-1, namespace default, identity None";

    private static List<String> changes(Ask ask, ObservedState findings, boolean namespaceMissing) {
        AttachRequest request = ask.request();
        return Planner.of(request, findings, namespaceMissing).show(request, List.of()).changes().stream()
                .map(PlannedChange::toString)
                .toList();
    }

    private static ObservedState existing(String compute) {
        return Found.findings(Optional.of(Answers.compute(compute)), ROLES);
    }

    private static String grant(String role) {
        return "grant role " + role + " for the identity at " + Ask.AKS + " (it reads)";
    }

    @Test
    void anAttachGrantsCreatesAttachesAndGrants() {
        assertEquals(
                List.of(
                        grant("Contributor"),
                        "create namespace default in AKS cluster aks-1 (it is not known to exist)",
                        "attach compute team-a to " + TARGET + " (it does not exist)",
                        grant("AcrPull"),
                        grant("Storage Blob Data Reader")),
                changes(Ask.aks().with("create-namespace", "true"), Found.findings(Optional.empty(), ROLES), true));
    }

    @Test
    void theSameComputeGetsOnlyTheRolesThatAreMissing() {
        assertEquals(List.of(grant("Contributor"), grant("AcrPull")), changes(Ask.aks(), existing(Found.SAME), false));
    }

    @Test
    void anUpdateNamesTheNewIdentity() {
        assertEquals(
                List.of(
                        grant("Contributor"),
                        "update compute team-a to identity None (it differs)",
                        grant("AcrPull"),
                        grant("Storage Blob Data Reader")),
                changes(Ask.aks().with("on-difference", "update"), existing(OTHER_IDENTITY), false));
    }

    @Test
    void aReplacementDetachesFirst() {
        List<String> changes = changes(
                Ask.aks().with("on-difference", "replace").with("workspace-roles", "check"), existing(OTHER), false);
        assertEquals(
                List.of(
                        "detach compute team-a (it differs)",
                        "attach compute team-a to " + TARGET + " (it was detached)"),
                changes.subList(0, 2));
        assertEquals(4, changes.size(), changes.toString());
    }

    @Test
    void whatIsBeingDetachedIsAttachedAgain() {
        assertEquals(
                List.of("attach compute team-a to " + TARGET + " (it does not exist)"),
                changes(Ask.aks(), Found.compute(Found.SAME.replace("Succeeded", "Deleting")), false));
    }

    @Test
    void aRefusalChangesNothingButShowsTheDifference() {
        AttachRequest request = Ask.aks().request();
        AttachPlan plan = Planner.of(request, existing(OTHER), true).show(request, List.of());
        assertTrue(plan.isEmpty());
        assertEquals(
                "namespace: wanted default, found other",
                plan.differences().get(0).toString());
    }

    @Test
    void keepingStillGrantsWhatIsMissing() {
        assertEquals(
                List.of(grant("Contributor"), grant("AcrPull")),
                changes(Ask.aks().with("on-difference", "keep"), existing(OTHER), false));
    }

    @Test
    void workspaceRolesAreGrantedOnlyWhenThatWasAskedFor() {
        for (String policy : List.of("check", "skip")) {
            assertEquals(
                    List.of(grant("AcrPull")),
                    changes(Ask.aks().with("workspace-roles", policy), existing(Found.SAME), false));
        }
    }

    @Test
    void aDetachIsOneChangeAndItsRolesGoWhenThatWasAskedFor() {
        Ask detach = Ask.aks().with("mode", "detach");
        assertEquals(List.of("detach compute team-a (mode is detach)"), changes(detach, existing(Found.SAME), false));
        assertEquals(
                List.of(
                        "detach compute team-a (mode is detach)",
                        "remove role AcrPull for the identity at " + Ask.AKS + " (remove-roles is true)",
                        "remove role Storage Blob Data Reader for the identity at " + Ask.AKS
                                + " (remove-roles is true)"),
                changes(detach.with("remove-roles", "true"), existing(Found.SAME), false));
        assertEquals(List.of(), changes(detach, Found.findings(Optional.empty(), ROLES), false));
    }

    @Test
    void aDetachGrantsTheWorkspaceNothing() {
        AttachRequest request = Ask.aks().with("mode", "detach").request();
        assertEquals(List.of(), Planner.of(request, existing(Found.SAME), false).workspaceRoles(request.policy()));
    }

    @Test
    void thePlanCarriesComputeAndVerdicts() {
        AttachRequest request = Ask.aks().request();
        List<Verdict> verdicts = List.of(Verdict.fail("cluster running", "it is stopped", Advice.remedy("Start it.")));
        AttachPlan plan = Planner.of(request, Found.nothing(), false).show(request, verdicts);
        assertEquals(request.computeId().toString(), plan.computeId());
        assertEquals(verdicts, plan.verdicts());
    }
}
