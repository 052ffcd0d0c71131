package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.survey.HeldRoles;
import io.github.azuremlattach.core.survey.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RoleNeedTest {
    private static final String ACR_PULL = "7f951dda-4ed3-4680-a7ca-43fe172d538d";

    private static RequiredRole required(String principalId, String role) {
        return RequiredRole.at(Holder.COMPUTE, "team-a", principalId, ACR_PULL, role, Ask.AKS, Reason.ROLE_REQUESTED);
    }

    private static RoleNeed need(Observation<Boolean> held, boolean effective) {
        return new RoleNeed(required("p-1", "AcrPull"), held, effective, Instant.EPOCH);
    }

    @Test
    void isMissingUnlessItWasSeenToBeHeldOrToBeNeedless() {
        assertTrue(need(new Observation.Seen<>(false), false).missing());
        assertFalse(need(new Observation.Seen<>(true), false).missing());
        assertFalse(need(new Observation.Seen<>(false), true).missing());
        assertTrue(need(new Observation.Unseen<>("forbidden"), false).missing());
    }

    @Test
    void aPrincipalThatIsYetToComeHoldsNothingAndIsNotAskedAbout() {
        RequiredRole role = required("", "AcrPull");
        assertEquals(List.of(), new RoleRequirements(List.of(role), List.of()).queries(false));
        RoleNeed need = RoleNeed.of(role, new HeldRoles().answers(List.of()));
        assertTrue(need.missing());
        assertEquals(new Observation.Seen<>(false), need.held());
        assertTrue(need.command().contains("--assignee-object-id <principal id of the compute> --"));
    }

    @Test
    void theGuidOfARoleHasNoCasing() {
        RequiredRole role = required("p-1", "AcrPull");
        HeldRoles held = new HeldRoles().with("p-1", ACR_PULL.toUpperCase(Locale.ROOT), Ask.AKS);
        assertFalse(RoleNeed.of(role, held.answers(List.of(role.query(false)))).missing());
    }

    @Test
    void writesTheLineForAnAdministrator() {
        assertEquals(
                "az role assignment create --assignee-object-id p-1 --assignee-principal-type ServicePrincipal"
                        + " --role \"AcrPull\" --scope \"" + Ask.AKS + "\"",
                need(new Observation.Seen<>(false), false).command());
    }

    @Test
    void aNameThatMeansSomethingToAShellIsLeftOutOfTheLine() {
        String command = new RoleNeed(required("p", "$(id)\" ; x"), new Observation.Seen<>(false), false, Instant.EPOCH)
                .command();
        assertTrue(command.contains(" --role \"" + ACR_PULL + "\" --scope"), command);
    }

    @Test
    void readsAsWhatWhereAndForWhom() {
        assertEquals(
                "AcrPull on " + Ask.AKS + " for compute team-a",
                need(new Observation.Seen<>(false), false).toString());
    }
}
