package io.github.azuremlattach.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ArmException.Kind;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.Advice;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Azure says, and what is made of it. */
class DiagnosisTest {
    private static final Diagnosis DIAGNOSIS = Diagnosis.in(Ask.aks()::nameOf);
    private static final String COMPUTE = "PUT /subscriptions/s/computes/team-a";
    private static final String ROLE = "PUT /subscriptions/s/providers/Microsoft.Authorization/roleAssignments/g";

    private static Arguments signIn(String symptom, String words) {
        return Arguments.of(symptom, DIAGNOSIS.explain(Answers.trouble(Kind.SIGN_IN, "\"" + words + "\"")));
    }

    private static Arguments trouble(String symptom, Kind kind, String words) {
        return Arguments.of(symptom, DIAGNOSIS.explain(Answers.trouble(kind, "\"" + words + "\"")));
    }

    private static Arguments refused(String symptom, int status, String request, String code, String message) {
        String body = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message);
        return Arguments.of(symptom, DIAGNOSIS.explain(Answers.refusal(status, request, body)));
    }

    private static Arguments failed(String symptom, String line) {
        return Arguments.of(symptom, DIAGNOSIS.explain(List.of(line)));
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                signIn("Wrong client secret", "AADSTS7000215: Invalid client secret provided."),
                signIn("Wrong client secret", "AADSTS7000222: The provided client secret keys are expired."),
                signIn("Unknown application", "AADSTS700016: Application with identifier 'x' was not found."),
                signIn("Unknown tenant", "AADSTS90002: Tenant 'x' not found."),
                signIn("Unknown tenant", "AADSTS900023: Specified tenant identifier is neither a valid DNS name."),
                signIn("Expired assertion", "AADSTS700024: Client assertion is not within its valid time range."),
                signIn("No matching federated credential", "AADSTS70021: No matching federated identity record found."),
                signIn("No matching federated credential", "AADSTS700213: No matching federated identity record found"),
                signIn("Sign-in refused", "AADSTS50053: The account is locked."),
                trouble("Certificate not trusted", Kind.UNTRUSTED, "TLS: PKIX path building failed"),
                trouble("No answer", Kind.UNREACHABLE, "No answer: Connection refused"),
                trouble("Answer without meaning", Kind.GARBLED, "gave an answer that is no JSON"),
                refused("Token refused", 401, COMPUTE, "InvalidAuthenticationTokenTenant", "The token is wrong."),
                refused(
                        "Role check failed",
                        400,
                        COMPUTE,
                        "BadRequest",
                        "AKS role check failed for user assigned identity. Please check the role assignment."),
                refused(
                        "May not use the user-assigned identity",
                        403,
                        COMPUTE,
                        "LinkedAuthorizationFailed",
                        "The client has permission, but not on the linked scope."),
                refused("May not grant roles", 403, ROLE, "AuthorizationFailed", "No authorization to write."),
                refused("Not allowed", 403, COMPUTE, "AuthorizationFailed", "No authorization to write."),
                refused("Compute name refused", 400, COMPUTE, "BadRequest", "Compute name is invalid, 2 and 16."),
                refused("Name taken", 400, COMPUTE, "BadRequest", "Compute with this name already exists."),
                refused(
                        "Resource provider not registered",
                        409,
                        COMPUTE,
                        "MissingSubscriptionRegistration",
                        "The subscription is not registered to use namespace 'Microsoft.Relay'."),
                failed("Extension not installed", "BadRequest: AzureML extension is not installed on the cluster."),
                failed("Extension not installed", "extension not found"),
                failed("Image pull secret refused", "Retries exceeded in deploying image pull secret: 'Forbidden'"),
                failed("Cluster in another subscription", "the subscription ids are not the same"),
                failed("Kubernetes version not supported", "Specified kubernetes version 1.9.1 is not supported."),
                refused("Tenant throttled", 429, COMPUTE, "FailedIdentityOperation", "Retry after 2 seconds."),
                refused("Throttled", 429, COMPUTE, "TooManyRequests", "Slow down."),
                refused("Principal unknown", 400, ROLE, "PrincipalNotFound", "Principal does not exist."),
                refused(
                        "Role assignment cannot be changed",
                        400,
                        ROLE,
                        "RoleAssignmentUpdateNotPermitted",
                        "Principal ID and scope are not allowed to be updated."),
                refused("Role assignment cannot be changed", 400, ROLE, "UnmatchedPrincipalType", "has type 'User'"),
                refused("Too many role assignments", 400, ROLE, "RoleAssignmentLimitExceeded", "No more."),
                refused("Nothing there", 404, COMPUTE, "ResourceNotFound", "The workspace was not found."),
                failed("Internal server error", "InternalServerError: An internal server error occurred."));
    }

    private static String cause(String symptom) {
        return ErrorCatalogue.symptoms().stream()
                .filter(s -> s.symptom().equals(symptom))
                .findFirst()
                .orElseThrow()
                .cause();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isRecognisedFirst(String symptom, List<Advice> advice) {
        assertEquals(cause(symptom), advice.get(0).cause());
        assertTrue(advice.size() <= 3);
    }

    @Test
    void everySymptomHasAMessageHere() {
        Set<String> covered = new HashSet<>();
        messages().forEach(m -> covered.add((String) m.get()[0]));
        assertEquals(
                List.of(),
                ErrorCatalogue.symptoms().stream()
                        .map(KnownError::symptom)
                        .filter(name -> !covered.contains(name))
                        .toList());
    }

    @Test
    void anUnknownErrorIsCalledUnknown() {
        ArmException strange =
                Answers.refusal(418, COMPUTE, "{\"error\":{\"code\":\"Teapot\",\"message\":\"Short and stout.\"}}");
        for (List<Advice> advice : List.of(DIAGNOSIS.explain(strange), DIAGNOSIS.explain(List.of("Odd.")))) {
            assertEquals(1, advice.size());
            assertEquals("This is not a known error.", advice.get(0).cause());
        }
    }

    @Test
    void aKnownErrorHasAStableName() {
        assertEquals(
                Optional.of("wrong-client-secret"),
                Diagnosis.code(Answers.trouble(Kind.SIGN_IN, "\"AADSTS7000215: wrong\"")));
        assertEquals(Optional.of("extension-not-installed"), Diagnosis.code(List.of("extension not found")));
        assertEquals(Optional.empty(), Diagnosis.code(List.of("Odd.")));
        assertEquals(
                ErrorCatalogue.symptoms().size(),
                ErrorCatalogue.symptoms().stream()
                        .map(KnownError::code)
                        .distinct()
                        .count());
    }

    @Test
    void aRemedyUsesTheHostsNames() {
        Advice advice =
                DIAGNOSIS.explain(Answers.trouble(Kind.UNTRUSTED, "\"TLS\"")).get(0);
        assertEquals("Give the authority's certificates as ca-bundle.", advice.remedy());
        assertEquals("", advice.link());
    }
}
