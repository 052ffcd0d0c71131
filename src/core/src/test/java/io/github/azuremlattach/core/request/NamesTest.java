package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of compute, workspace, resource group and namespace, to the letter of their limits. */
class NamesTest {

    @Test
    void makesTheComputesIdFromTheNames() {
        assertEquals(
                "/subscriptions/" + Ask.SUBSCRIPTION + "/resourceGroups/rg-ml/providers/"
                        + "Microsoft.MachineLearningServices/workspaces/ml-prod/computes/team-a",
                Ask.aks().request().computeId().toString());
        assertEquals(List.of(), Ask.aks().request().warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-ab", "a_b", "a.b", "ab/..", "a b", "grün", "9a", "ab-"})
    void refusesAComputeNameOf(String name) {
        String mistake = Ask.aks().with("compute-name", name).mistake();
        assertTrue(mistake.startsWith("compute-name is '" + name + "': give 2 to 16 letters"), mistake);
    }

    @Test
    void aComputeNameHasTwoToSixteenCharactersAndALongerOneIsAWarning() {
        assertEquals("ab", Ask.aks().with("compute-name", "ab").request().computeName());
        assertEquals(
                List.of(),
                Ask.aks().with("compute-name", "a".repeat(16)).request().warnings());
        assertEquals(
                List.of("compute-name has 17 characters: Azure documents 16 as the longest, and may refuse it."),
                Ask.aks().with("compute-name", "a".repeat(17)).request().warnings());
    }

    @Test
    void aWorkspaceNameHasThreeToThirtyThreeCharacters() {
        assertTrue(Ask.aks().with("workspace-name", "ab").mistake().startsWith("workspace-name is 'ab': give 3 to 33"));
        assertEquals(List.of(), Ask.aks().with("workspace-name", "abc").mistakes());
        assertEquals(List.of(), Ask.aks().with("workspace-name", "a".repeat(33)).mistakes());
        assertEquals(
                1, Ask.aks().with("workspace-name", "a".repeat(34)).mistakes().size());
        assertEquals(1, Ask.aks().with("workspace-name", "_abc").mistakes().size());
        assertEquals(List.of(), Ask.aks().with("workspace-name", "a_b-C9").mistakes());
    }

    @Test
    void aResourceGroupHasUpToNinetyCharactersAndNoDotAtTheEnd() {
        assertEquals(List.of(), Ask.aks().with("resource-group", "a").mistakes());
        assertEquals(List.of(), Ask.aks().with("resource-group", "a".repeat(90)).mistakes());
        assertEquals(
                1, Ask.aks().with("resource-group", "a".repeat(91)).mistakes().size());
        assertEquals(
                List.of(), Ask.aks().with("resource-group", "Gruppe.Süd_(1)").mistakes());
        assertTrue(Ask.aks().with("resource-group", "rg.").mistake().startsWith("resource-group is 'rg.'"));
        assertEquals(1, Ask.aks().with("resource-group", "rg/x").mistakes().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resource-group", "workspace-name"})
    void warnsOfAHyphenAtTheEndThatBreaksWorkloads(String parameter) {
        assertEquals(
                List.of(parameter
                        + " ends with a hyphen: Azure Machine Learning workloads fail with InternalServerError then."),
                Ask.aks().with(parameter, "ends-").request().warnings());
    }

    @Test
    void aNamespaceIsADnsLabelOfUpToSixtyThreeCharacters() {
        assertEquals("default", Ask.aks().request().kubernetes().namespace());
        assertEquals(
                "a", Ask.aks().with("namespace", "a").request().kubernetes().namespace());
        assertEquals(List.of(), Ask.aks().with("namespace", "a".repeat(63)).mistakes());
        assertEquals(1, Ask.aks().with("namespace", "a".repeat(64)).mistakes().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a-", "A", "a.b", "a;kubectl", "$(id -u)", "a b", "a_b", "ä"})
    void refusesANamespaceThatACommandLineMustNotSee(String name) {
        String mistake = Ask.aks().with("namespace", name).mistake();
        assertTrue(mistake.startsWith("namespace is '" + name + "': give up to 63 lower-case letters"), mistake);
    }

    @Test
    void whiteSpaceAroundAValueIsNoPartOfIt() {
        assertEquals(
                "team-a", Ask.aks().with("compute-name", " team-a\n").request().computeName());
    }

    @Test
    void passesDescriptionAndDefaultInstanceTypeOn() {
        KubernetesSettings given = Ask.aks()
                .with("description", "Team A's cluster")
                .with("default-instance-type", "gpu")
                .request()
                .kubernetes();
        assertEquals("Team A's cluster", given.description());
        assertEquals("gpu", given.defaultInstanceType());
    }
}
