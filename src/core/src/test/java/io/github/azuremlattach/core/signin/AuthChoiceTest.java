package io.github.azuremlattach.core.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the way to sign in follows from what is given and from the machine. */
class AuthChoiceTest {
    private static final String NO_TENANT = "tenant-id is empty: is the variable set?";
    private static final String NO_CLIENT = "client-id is empty: is the variable set?";
    private static final IdTokens TOKENS = new IdTokens() {
        @Override
        public String issue(String audience) {
            throw new IdTokenException("not in this test", false);
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.empty();
        }
    };

    private static SignInEnvironment machine(IdTokens tokens, String auth) {
        return new SignInEnvironment(tokens, auth, InstantSource.system(), line -> {});
    }

    private static List<String> mistakes(Ask ask, SignInEnvironment machine) {
        return assertThrows(InvalidSettingsException.class, () -> ConnectionSettings.from(ask, machine))
                .mistakes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"managed-identity", "azure-cli", ""})
    void aClientIdWithoutATenantIsAVariableThatIsNotSet(String machineAuth) {
        Ask ask = Ask.nothing().with("client-id", "11111111-2222-3333-4444-555555555555");
        assertEquals(
                List.of(NO_TENANT + " For a managed identity, set auth to managed-identity."),
                mistakes(ask, machine(TOKENS, machineAuth)));
    }

    @Test
    void aClientIdOfAManagedIdentityNeedsNoTenant() {
        Ask ask = Ask.nothing().with("client-id", "app").with("auth", "managed-identity");
        assertEquals(
                Auth.MANAGED_IDENTITY,
                ConnectionSettings.from(ask, machine(TOKENS, "managed-identity"))
                        .auth());
    }

    @Test
    void nothingAtAllOnAMachineWithoutAnIdentityIsTwoVariablesThatAreNotSet() {
        assertEquals(List.of(NO_TENANT, NO_CLIENT), mistakes(Ask.nothing(), machine(TOKENS, "")));
        assertEquals(
                List.of(NO_TENANT, NO_CLIENT, "Nothing here issues ID tokens for a sign-in by OpenID Connect."),
                mistakes(Ask.nothing(), machine(IdTokens.none(), "")));
    }

    @Test
    void nothingAtAllElsewhereIsTheMachinesIdentity() {
        assertEquals(
                Auth.MANAGED_IDENTITY,
                ConnectionSettings.from(Ask.nothing(), machine(IdTokens.none(), "managed-identity"))
                        .auth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"managed-identity", ""})
    void theAzureCliIsRefusedWhereThereIsNone(String machineAuth) {
        assertEquals(
                List.of(
                        "auth is 'azure-cli': there is no program az here, and the container image holds none, so choose"
                                + " another way to sign in."),
                mistakes(Ask.nothing().with("auth", "azure-cli"), machine(TOKENS, machineAuth)));
    }

    @Test
    void theAzureCliIsTakenWhereThereIsOne() {
        assertEquals(
                Auth.AZURE_CLI,
                ConnectionSettings.from(Ask.nothing().with("auth", "azure-cli"), machine(TOKENS, "azure-cli"))
                        .auth());
    }

    @Test
    void aWrongWayDemandsNothing() {
        assertEquals(
                List.of("auth is 'password': allowed are auto, oidc, service-principal, certificate, managed-identity,"
                        + " azure-cli."),
                mistakes(Ask.nothing().with("auth", "password"), machine(TOKENS, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"az", "az.cmd"})
    void theMachineIsSearchedForTheAzureCli(String program, @TempDir Path folder) throws IOException {
        assertEquals("managed-identity", SignInEnvironment.machineAuth(folder.toString()));
        Path az = Files.createFile(folder.resolve(program));
        Files.setPosixFilePermissions(az, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals("azure-cli", SignInEnvironment.machineAuth(folder + java.io.File.pathSeparator));
    }
}
