package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who gave an unknown name is told. */
class UnknownNamesTest {

    @ParameterizedTest
    @CsvSource({
        "workspacename, workspace-name",
        "resource_group, resource-group",
        "compute-rols, compute-roles",
        "IDENTITY-TYPE, identity-type",
        "time-out, timeout",
        "tenant, tenant-id",
        "nmaespace, namespace",
        "nmae, compute-name"
    })
    void aMisspeltNameGetsTheNearestOne(String given, String meant) {
        assertEquals(
                "Unknown parameter " + given + ". Did you mean " + meant + "?",
                Ask.aks().with(given, "x").mistake());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name         | compute-name
        no-wait      | wait: false
        dry-run      | mode: plan
        what-if      | mode: plan
        subscription | subscription-id
        workspace    | workspace-name
        """)
    void theNamesOfTheAzureCliAreKnown(String given, String meant) {
        assertEquals(
                "Unknown parameter " + given + ". Did you mean " + meant + "?",
                Ask.aks().with(given, "x").mistake());
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "TYPE"})
    void theTypeIsAlwaysTheSame(String given) {
        assertEquals(
                "Unknown parameter " + given + ". Leave it out: the type of what is attached is always kubernetes.",
                Ask.aks().with(given, "Kubernetes").mistake());
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "x", "region", "kubeconfig", "location"})
    void aNameThatIsLikeNoneGetsNoGuess(String given) {
        assertEquals(
                "Unknown parameter " + given + ". Check its name, or leave it out.",
                Ask.aks().with(given, "x").mistake());
    }
}
