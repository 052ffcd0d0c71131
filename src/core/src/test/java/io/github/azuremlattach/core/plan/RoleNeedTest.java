package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleNeedTest {
    private static final RoleNeed NEED = Found.need("AcrPull", new Observation.Seen<>(false));

    @Test
    void isMissingUnlessItWasSeenToBeHeld() {
        assertTrue(NEED.missing());
        assertFalse(Found.need("AcrPull", new Observation.Seen<>(true)).missing());
        assertTrue(Found.need("AcrPull", new Observation.Unseen<>("forbidden")).missing());
    }

    @Test
    void writesTheLineForAnAdministrator() {
        assertEquals(
                "az role assignment create --assignee-object-id p-1 --assignee-principal-type ServicePrincipal"
                        + " --role \"AcrPull\" --scope \"" + Ask.AKS + "\"",
                NEED.command());
    }

    @Test
    void aNameThatMeansSomethingToAShellIsLeftOutOfTheLine() {
        String command = new RoleNeed(
                        "p", "who", "guid", "$(id)\" ; x", "/s", "why", new Observation.Seen<>(false), false)
                .command();
        assertTrue(command.contains(" --role \"guid\" --scope"), command);
    }

    @Test
    void aPrincipalThatIsYetToComeHasAPlaceInTheLine() {
        RoleNeed unknown = NEED.of("");
        assertTrue(unknown.command().contains("--assignee-object-id <principal id of the compute> --"));
        assertEquals(NEED, unknown.of("p-1"));
    }

    @Test
    void aBuiltInRoleBringsItsGuidAndName() {
        RoleNeed need =
                RoleNeed.builtIn("p", "who", BuiltInRole.ACR_PULL, "/s", "why", new Observation.Seen<>(true), true);
        assertEquals("7f951dda-4ed3-4680-a7ca-43fe172d538d", need.roleId());
        assertEquals("AcrPull", need.roleName());
        assertEquals("role AcrPull for who at /s", need.toString());
        assertTrue(need.effective());
    }

    @Test
    void missingRolesAreListedTheWorkspacesFirst() {
        RoleNeed held = Found.need("Reader", new Observation.Seen<>(true));
        RoleNeed workspace = Found.need("Contributor", new Observation.Seen<>(false));
        RoleNeeds needs = Found.roles(List.of(held, workspace), List.of(NEED, held));
        assertEquals(List.of(workspace, NEED), needs.missing());
        assertEquals(List.of(), RoleNeeds.NONE.missing());
    }
}
