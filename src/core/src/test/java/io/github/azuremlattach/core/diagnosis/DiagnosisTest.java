package io.github.azuremlattach.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.http.ArmException.Kind;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.Advice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Azure says, and what is made of it. */
class DiagnosisTest {
    private static final String COMPUTE =
            "PUT /subscriptions/s/resourceGroups/rg-ml/providers/Microsoft.MachineLearningServices/workspaces/w/computes/team-a";

    private static Explanation refused(Ask ask, int status, String body) {
        return Diagnosis.of(ask.request()).explain(Symptom.of(Answers.refusal(status, COMPUTE, body)));
    }

    private static String error(String code, String message) {
        return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /subscriptions                                                        | GET_SUBSCRIPTION",
                "GET /subscriptions/s                                                      | GET_SUBSCRIPTION",
                "GET /subscriptions/s/providers/Microsoft.Relay                            | GET_PROVIDER",
                "GET /subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w | GET_WORKSPACE",
                "GET /subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/computes | GET_COMPUTE",
                "PUT /x/workspaces/w/computes/c                                            | PUT_COMPUTE",
                "DELETE /x/workspaces/w/computes/c                                         | DELETE_COMPUTE",
                "GET /subscriptions/s/providers/Microsoft.MachineLearningServices/locations/l/computeOperationsStatus/o | OPERATION",
                "GET /x/providers/microsoft.containerservice/managedClusters/aks-1         | GET_CLUSTER",
                "POST /x/managedClusters/aks-1/runCommand                                  | RUN_COMMAND",
                "GET /x/managedclusters/aks-1/commandResults/1                             | RUN_COMMAND",
                "GET /x/managedClusters/aks-1/providers/Microsoft.KubernetesConfiguration/extensions | GET_EXTENSION",
                "PUT /x/managedClusters/aks-1/providers/Microsoft.Authorization/roleAssignments/g | ROLE_ASSIGNMENT",
                "GET /x/managedClusters/aks-1/providers/Microsoft.Authorization/roleAssignments | GET_ROLES",
                "GET /x/providers/Microsoft.Authorization/permissions                      | GET_PERMISSIONS",
                "GET /x/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i       | GET_IDENTITY",
                "POST /subscriptions/s/providers/Microsoft.Relay/register                  | REQUEST",
            })
    void aRequestSaysWhereAFailureAppeared(String request, Place place) {
        assertEquals(place, Place.of(request));
    }

    @Test
    void aPolicyThatDeniesIsNamedWithItsAssignment() {
        String body = """
                {"error":{"code":"RequestDisallowedByPolicy","message":"Resource 'team-a' was disallowed by policy.",
                 "additionalInfo":[{"type":"PolicyViolation","info":{"policyDefinitionDisplayName":"No local accounts",
                 "policyAssignmentId":"/providers/Microsoft.Management/managementGroups/corp/providers/Microsoft.Authorization/policyAssignments/deny-local",
                 "evaluationDetails":{"evaluatedExpressions":[{"result":"True"}]}}}]}}
                """;
        Explanation why = refused(Ask.aks(), 403, body);
        Advice advice = why.advice().get(0);
        assertEquals("policy-denied", why.code());
        assertEquals(
                "The Azure Policy \"No local accounts\", assigned as deny-local, denies this request; a role does not help.",
                advice.cause());
        assertTrue(advice.remedy().contains("managementGroups/corp"), advice.remedy());
    }

    @Test
    void anOlderPolicyDenialCarriesItsNamesInTheMessage() {
        String message =
                "Resource 'x' was disallowed by policy. Policy identifiers: '[{\\\"policyAssignment\\\":{\\\"name\\\":"
                        + "\\\"Deny\\\",\\\"id\\\":\\\"/subscriptions/s/providers/Microsoft.Authorization/policyAssignments/d1\\\"},"
                        + "\\\"policyDefinition\\\":{\\\"name\\\":\\\"Allowed types\\\",\\\"id\\\":\\\"/x\\\"}}]'.";
        Advice advice = refused(Ask.aks(), 403, error("RequestDisallowedByPolicy", message))
                .advice()
                .get(0);
        assertTrue(advice.cause().contains("\"Allowed types\", assigned as d1,"), advice.cause());
    }

    @Test
    void aPolicyWithoutANameIsStillAPolicy() {
        Advice advice = refused(Ask.aks(), 403, error("RequestDisallowedByPolicy", "No."))
                .advice()
                .get(0);
        assertEquals("The Azure Policy denies this request; a role does not help.", advice.cause());
    }

    @Test
    void aSettingThatIsMadeIsNotAdvised() {
        String body = error("BadRequest", "AKS role check failed for user assigned identity.");
        Advice checks = refused(Ask.aks().with("workspace-roles", "check"), 400, body)
                .advice()
                .get(0);
        Advice grants = refused(Ask.aks(), 400, body).advice().get(0);
        assertTrue(checks.remedy().startsWith("Set workspace-roles to grant"), checks.remedy());
        assertFalse(grants.remedy().contains("workspace-roles"), grants.remedy());
        assertEquals(checks.cause(), grants.cause());
    }

    @Test
    void commandsAreCompleteOrLeftOut() {
        Explanation known = refused(Ask.aks(), 400, error("BadRequest", "extension not installed"));
        assertTrue(
                known.advice().get(0).commands().get(0).contains("--cluster-type managedClusters"), known.toString());
        Explanation nothingKnown = Diagnosis.in(Ask.aks()::nameOf)
                .explain(Symptom.at(Place.COMPUTE_STATE, List.of("ExtensionNotInstalled")));
        assertEquals(List.of(), nothingKnown.advice().get(0).commands());
    }

    @Test
    void theInnerReasonSpeaksAndNotItsEnvelope() {
        Explanation why = Diagnosis.of(Ask.aks().request())
                .explain(Symptom.at(
                        Place.COMPUTE_STATE,
                        List.of(
                                "InternalServerError: An internal server error occurred.",
                                "ClusterNotReachable: The Kubernetes cluster is not reachable.")));
        assertEquals("cluster-not-reachable", why.code());
        assertEquals(1, why.advice().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(ScopeLocked) The scope cannot perform write operation.                     | locked",
                "StatusCode=403 -- Original Error: Code=\"PrincipalNotFound\" Message=\"none\" | principal-not-found",
                "Failed: {\\\"code\\\":\\\"ClusterNotFound\\\",\\\"message\\\":\\\"Gone\\\"}      | cluster-not-found",
                "The run ended with ClusterServiceNotFound today.                            | extension-service-missing",
            })
    void aCodeIsFoundInAQuotedError(String text, String code) {
        Explanation why = Diagnosis.of(Ask.aks().request()).explain(Symptom.at(Place.COMPUTE_STATE, List.of(text)));
        assertEquals(code, why.code());
    }

    @Test
    void anUnknownErrorIsCalledUnknown() {
        for (Explanation why : List.of(
                refused(Ask.aks(), 418, error("Teapot", "Short and stout.")),
                refused(Ask.aks(), 403, error("NobodyKnows", "You may not.")),
                Diagnosis.of(Ask.aks().request()).explain(Symptom.at(Place.COMPUTE_STATE, List.of("Odd."))))) {
            assertFalse(why.isKnown());
            assertEquals("refused", why.codeOr("refused"));
            assertEquals("This is not a known error.", why.advice().get(0).cause());
        }
    }

    @Test
    void severalFindingsOfAHealthCheckAreAllExplained() {
        Explanation why = Diagnosis.of(Ask.aks().request())
                .explain(Symptom.at(Place.HEALTH_CHECK, List.of("E40001: no", "E45003: no")));
        assertEquals(2, why.advice().size());
    }

    @Test
    void aRemedyUsesTheHostsNames() {
        Advice advice = Diagnosis.in(Ask.aks()::nameOf)
                .explain(Symptom.of(Answers.trouble(Kind.UNTRUSTED, "\"TLS\"")))
                .advice()
                .get(0);
        assertEquals("Give the authority's certificates as ca-bundle.", advice.remedy());
        assertEquals("", advice.link());
    }
}
