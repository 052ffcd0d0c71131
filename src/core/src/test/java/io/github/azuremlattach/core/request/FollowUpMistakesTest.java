package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake is reported once, and not again as what follows from it. */
class FollowUpMistakesTest {

    @Test
    void aMissingClusterIsNotAMissingSubscriptionToo() {
        assertEquals(
                List.of("resource-id is missing: give the ARM id of the AKS or Arc cluster."),
                Ask.aks().without("resource-id").mistakes());
    }

    @Test
    void anUnknownKeyOfAFileIsOneMistake() {
        Ask ask = Ask.nothing()
                .with("resource-group", "rg-ml")
                .with("workspace-name", "ml-prod")
                .with("compute-roles", "AcrPull @ registry")
                .file("nme: team-a\nresourceid: " + Ask.AKS + "\nidentity: {type: system_assigned}\n");
        assertEquals(
                List.of(
                        "file is 'compute.yml': it has the unknown key nme. Did you mean name?",
                        "file is 'compute.yml': it has the unknown key resourceid. Did you mean resource_id?"),
                ask.mistakes());
    }

    @Test
    void aFileThatIsNotThereIsOneMistake() {
        assertEquals(
                1,
                Ask.nothing()
                        .with("resource-group", "rg-ml")
                        .with("workspace-name", "ml-prod")
                        .with("compute-roles", "AcrPull @ registry")
                        .with("file", "none.yml")
                        .mistakes()
                        .size());
    }

    @Test
    void aFileDoesNotExcuseWhatItCannotHold() {
        Ask ask = Ask.nothing().with("workspace-name", "ml-prod").file("nme: x");
        assertEquals(2, ask.mistakes().size(), ask.mistakes().toString());
        assertEquals(
                1,
                ask.mistakes().stream()
                        .filter(m -> m.startsWith("resource-group is missing"))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({
        "compute-name, computname",
        "workspace-name, workspacename",
        "resource-group, resource_group",
        "resource-id, cluster-resource-id"
    })
    void aMisspeltNameIsNotAlsoAMissingOne(String name, String misspelt) {
        String value = Ask.aks().value(name);
        assertEquals(
                "Unknown parameter " + misspelt + ". Did you mean " + name + "?",
                Ask.aks().without(name).with(misspelt, value).mistake());
    }

    @Test
    void aMisspeltKeyOfAManifestIsNotAlsoAMissingOne() {
        Ask ask = Ask.nothing()
                .with("manifest", "fleet.yml")
                .with("resource-group", "rg-ml")
                .with("workspace-name", "ml-prod")
                .file("fleet.yml", "computes:\n- computname: aa\n  resource-id: " + Ask.AKS + "\n");
        assertEquals(
                List.of("computes[1] (line 2): Unknown parameter computname. Did you mean compute-name?"),
                mistakes(ask));
    }

    @Test
    void aMisspeltDefaultIsNotMissingInEveryEntry() {
        Ask ask = Ask.nothing()
                .with("manifest", "fleet.yml")
                .file(
                        "fleet.yml",
                        "defaults: {resource-grup: rg-ml, workspace-name: ml-prod, resource-id: " + Ask.AKS
                                + "}\ncomputes: [{compute-name: aa}, {compute-name: bb}]");
        assertEquals(
                List.of("defaults (line 1): Unknown parameter resource-grup. Did you mean resource-group?"),
                mistakes(ask));
    }

    @Test
    void aWrongIdentityIsNotAMissingOneForTheRoles() {
        Ask ask = Ask.aks().with("compute-roles", "AcrPull @ registry");
        assertEquals(
                "identity-type is 'Managed': allowed are None, SystemAssigned, UserAssigned.",
                ask.with("identity-type", "Managed").mistake());
        assertEquals(
                "identity-type is 'Managed': allowed are None, SystemAssigned, UserAssigned.",
                ask.with("user-assigned-identities", Ask.IDENTITY).mistake());
        assertEquals(
                1,
                ask.without("identity-type")
                        .with("user-assigned-identities", "trainer")
                        .mistakes()
                        .size());
        assertEquals(
                1,
                ask.without("user-assigned-identities")
                        .with("identity-type", "UserAssigned")
                        .mistakes()
                        .size());
    }

    @Test
    void aWrongModeDemandsNothing() {
        assertEquals(
                "mode is 'detatch': allowed are apply, plan, check, detach.",
                Ask.aks()
                        .without("resource-id")
                        .with("subscription-id", Ask.SUBSCRIPTION)
                        .with("remove-roles", "true")
                        .with("mode", "detatch")
                        .mistake());
    }

    private static List<String> mistakes(Ask ask) {
        try {
            FleetRequest.from(ask);
            return List.of();
        } catch (InvalidSettingsException e) {
            return e.mistakes();
        }
    }
}
