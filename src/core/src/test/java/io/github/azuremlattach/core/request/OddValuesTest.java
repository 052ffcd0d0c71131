package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.signin.ConnectionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that people paste by mistake, each with a sentence of its own. */
class OddValuesTest {

    @Test
    void aNodePoolIsNamedAsOneWithTheIdOfItsCluster() {
        assertEquals(
                "it is a node pool, so give the id of its cluster, " + Ask.AKS + ".",
                remedy(Ask.aks()
                        .with("resource-id", Ask.AKS + "/agentPools/gpu")
                        .mistake()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.azure.com/#@contoso.com/resource%s/overview",
                "https://portal.azure.com/#@contoso.com/resource%s",
                "https://portal.azure.us/?feature=x#resource%s/users",
                "https://management.azure.com%s?api-version=2024-01-01"
            })
    void anAddressIsAnsweredWithTheIdInIt(String address) {
        assertEquals(
                "it is a web address, so give only the id in it, " + Ask.AKS + ".",
                remedy(Ask.aks().with("resource-id", address.formatted(Ask.AKS)).mistake()));
    }

    @Test
    void anAddressWithoutAnIdIsAnsweredWithWhereToFindOne() {
        assertEquals(
                "it is a web address, so give the resource id that the cluster's page in the portal shows under"
                        + " Properties.",
                remedy(Ask.aks()
                        .with("resource-id", "https://portal.azure.com/#view/HubsExtension/BrowseResource")
                        .mistake()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        resource-group           | <resource-group>
        namespace                | team-<name>
        subscription-id          | <subscription-id>
        user-assigned-identities | /subscriptions/<id>/resourceGroups/rg/providers/Microsoft.ManagedIdentity/x/y
        timeout                  | <time>
        mode                     | <mode>
        file                     | <path>
        """)
    void aPlaceholderIsNamedAsOne(String parameter, String value) {
        String placeholder = value.replaceAll("[^<]*(<[^>]+>).*", "$1");
        assertEquals(
                "replace the placeholder " + placeholder + " with a value of your own.",
                remedy(Ask.aks().with(parameter, value).mistake()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        namespace    | ${{ vars.NAMESPACE }}
        compute-name | team-${{ matrix.team }}
        wait         | ${{ inputs.wait }}
        """)
    void anExpressionThatNobodyExpandedIsNamedAsOne(String parameter, String value) {
        assertEquals(
                "GitHub expands ${{ }} only in workflow files, so give the value itself.",
                remedy(Ask.aks().with(parameter, value).mistake()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(NAMESPACE)", "${NAMESPACE}", "$NAMESPACE", "%NAMESPACE%"})
    void aVariableThatNobodyExpandedIsNamedAsOne(String value) {
        assertEquals(
                "the variable was not expanded: is it set, and written as this shell or pipeline expects?",
                remedy(Ask.aks().with("namespace", value).mistake()));
    }

    @ParameterizedTest
    @CsvSource({"200B, 5", "FEFF, 5", "00A0, 5", "00AD, 5", "202E, 5", "2060, 5"})
    void anInvisibleCharacterIsNamedWithItsPlace(String hex, int place) {
        String value = "team" + Character.toString(Integer.parseInt(hex, 16)) + "a";
        assertEquals(
                "remove the invisible character U+" + hex + " at position " + place + ".",
                remedy(Ask.aks().with("namespace", value).mistake()));
    }

    @Test
    void aTabIsNamedWithItsPlace() {
        assertEquals(
                "remove the tab at position 5.",
                remedy(Ask.aks().with("namespace", "team\ta").mistake()));
    }

    @Test
    void aTabThatIndentsYamlIsNamedWithItsLine() {
        String mistake = Ask.aks()
                .file("name: team-a\nidentity:\n\ttype: system_assigned\n")
                .mistake();
        assertEquals("file is 'compute.yml': line 3: indent with spaces, not with a tab.", mistake);
    }

    @Test
    void signInIdsAreLookedAtTheSameWay() {
        Ask ask = Ask.nothing()
                .with("auth", "service-principal")
                .with("client-secret", "hunter2")
                .with("tenant-id", "<tenant-id>")
                .with("client-id", "${{ vars.AZURE_CLIENT_ID }}");
        assertEquals(
                List.of(
                        "tenant-id is '<tenant-id>': replace the placeholder <tenant-id> with a value of your own.",
                        "client-id is '${{ vars.AZURE_CLIENT_ID }}': GitHub expands ${{ }} only in workflow files, so"
                                + " give the value itself."),
                assertThrows(InvalidSettingsException.class, () -> ConnectionSettings.from(ask))
                        .mistakes());
    }

    @Test
    void aLongIdIsCutInItsMiddle() {
        String id = Ask.AKS.replace("managedClusters/aks-1", "virtualMachineScaleSets/the-one-that-was-meant");
        String mistake = Ask.aks().with("resource-id", id).mistake();
        assertTrue(
                mistake.matches("resource-id is '/subscriptions/0f3a5c7e-.*[.]{3}.*the-one-that-was-meant': .*"),
                mistake);
        assertTrue(mistake.indexOf("': ") <= "resource-id is '".length() + 120, mistake);
    }

    private static String remedy(String mistake) {
        return mistake.replaceFirst("^[a-z-]+ is '.*?': ", "");
    }
}
