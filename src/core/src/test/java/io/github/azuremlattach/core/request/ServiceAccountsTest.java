package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service accounts that may act as the compute's identity. */
class ServiceAccountsTest {
    private static Ask ask(String accounts) {
        return Ask.aks().with("user-assigned-identities", Ask.IDENTITY).with("federated-credentials", accounts);
    }

    @Test
    void nobodyIsTrustedByDefault() {
        assertEquals("", Ask.aks().request().provision().words());
    }

    @Test
    void areSeparatedByLinesOrCommas() {
        assertEquals(
                List.of("azureml/default", "azureml/training", "osmo/work.load"),
                ask("azureml/default, azureml/training\n\nosmo/work.load\n")
                        .request()
                        .provision()
                        .serviceAccounts()
                        .stream()
                        .map(ServiceAccount::toString)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"azureml", "azureml:default", "Azureml/default", "azureml/", "/default", "a/b/c", "azureml/-x"})
    void aLineThatIsNoneIsOneSentence(String line) {
        String mistake = ask(line).mistake();

        assertTrue(mistake.startsWith("federated-credentials is '" + line + "': give namespace/service"), mistake);
    }

    @Test
    void aNameThatKubernetesDoesNotAllowIsRefused() {
        assertTrue(ask("azureml/" + "x".repeat(254)).mistake().contains("give namespace/service-account"));
    }

    @Test
    void anAccountGivenTwiceIsAMistake() {
        String mistake = ask("azureml/default\nazureml/default").mistake();

        assertEquals(
                "federated-credentials is 'azureml/default': the service account is given twice, so give it once.",
                mistake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "SystemAssigned"})
    void onlyAUserAssignedIdentityCanTrustThem(String type) {
        String mistake = Ask.aks()
                .with("identity-type", type)
                .with("federated-credentials", "azureml/default")
                .mistake();

        assertTrue(mistake.contains("only a user-assigned identity has federated credentials"), mistake);
        assertTrue(mistake.contains("give user-assigned-identities"), mistake);
    }

    @Test
    void moreThanAzureAllowsAreRefusedBeforeAnyCall() {
        String accounts =
                IntStream.rangeClosed(1, 21).mapToObj(i -> "azureml/sa-" + i).collect(Collectors.joining("\n"));
        String mistake = ask(accounts).mistake();

        assertTrue(mistake.contains("an identity has up to 20 federated credentials"), mistake);
    }

    @Test
    void aDetachTakesNoNoticeOfThem() {
        AttachRequest request = Ask.aks()
                .with("mode", "detach")
                .with("federated-credentials", "azureml/default")
                .request();

        assertTrue(
                request.warnings().contains("federated-credentials has no effect where mode is detach."),
                request.warnings().toString());
    }
}
