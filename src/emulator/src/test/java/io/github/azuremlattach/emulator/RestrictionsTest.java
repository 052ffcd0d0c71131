package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.CONTRIBUTOR;
import static io.github.azuremlattach.emulator.Client.GROUP;
import static io.github.azuremlattach.emulator.Client.ID_WORKSPACE;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.SUBSCRIPTION;
import static io.github.azuremlattach.emulator.Client.UAI;
import static io.github.azuremlattach.emulator.Client.attach;
import static io.github.azuremlattach.emulator.Client.grant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Roles that count late, under a condition or from above; and what forbids a change although roles allow it. */
class RestrictionsTest {
    private static final String ACR_PULL = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String ONE =
            "/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-00000000000";
    private static final String[] OF_THE_WORKSPACE = {
        READER, "85cb6faf-e071-4c9b-8136-154b5a04f717", "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8"
    };
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);
    private final String workspaceIdentity =
            azure.get(ID_WORKSPACE).body().at("/properties/principalId").asText();

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aGrantedRoleCountsForTheWorkspaceOnlyAfterAWhile() {
        emulator.apply("roleEffectDelay: 10s");
        for (int i = 0; i < OF_THE_WORKSPACE.length; i++) {
            azure.put(AKS + ONE + i, grant(workspaceIdentity, OF_THE_WORKSPACE[i], ""));
        }
        var early = azure.put(UAI + "/computes/team-a", attach(AKS, ""));
        assertEquals(400, early.status());
        assertEquals(
                "AKS role check failed for user assigned identity. Please check the role assignment.", early.message());
        clock.passSeconds(10);
        assertEquals(201, azure.put(UAI + "/computes/team-a", attach(AKS, "")).status());
        clock.passSeconds(2);
        assertEquals("Succeeded", azure.get(UAI + "/computes/team-a").state());
    }

    @Test
    void aRoleThatDoesNotCountYetMakesTheComputeFailWithTheReasonOfItsLack() {
        emulator.apply("roleAssignments: ['id-workspace : Reader @ aks-1']\nroleEffectDelay: 10s");
        azure.put(AKS + ONE + "1", grant(workspaceIdentity, OF_THE_WORKSPACE[1], ""));
        assertEquals(201, azure.put(UAI + "/computes/team-a", attach(AKS, "")).status());
        clock.passSeconds(2);
        var compute = azure.get(UAI + "/computes/team-a");
        assertEquals("Failed", compute.state());
        assertTrue(compute.text().contains("extension not installed"), compute.text());
    }

    @Test
    void aGrantedRoleCountsForACallerOnlyAfterAWhile() {
        emulator.apply("principals: {late: {clientId: late, objectId: 99999999-9999-9999-9999-999999999990}}\n"
                + "roleEffectDelay: 10s");
        azure.put(GROUP + ONE + "1", grant("99999999-9999-9999-9999-999999999990", READER, ""));
        Client late = new Client(emulator, "late");
        assertEquals(403, late.get(PROD).status());
        clock.passSeconds(10);
        assertEquals(200, late.get(PROD).status());
    }

    @Test
    void aConditionLimitsWhatACallerMayGrant() {
        String condition = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR"
                + " (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]"
                + " ForAnyOfAnyValues:GuidEquals {" + ACR_PULL + "} AND"
                + " @Request[Microsoft.Authorization/roleAssignments:PrincipalType]"
                + " ForAnyOfAnyValues:StringEqualsIgnoreCase {'ServicePrincipal'})) AND"
                + " ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR"
                + " (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId]"
                + " ForAnyOfAnyValues:GuidEquals {" + ACR_PULL + "}))";
        var given = azure.put(
                GROUP + ONE + "1",
                grant(
                        "33333333-3333-3333-3333-333333333334",
                        "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
                        ", \"condition\": \"" + condition + "\", \"conditionVersion\": \"2.0\""));
        assertEquals(201, given.status());
        assertEquals(condition, given.body().at("/properties/condition").asText());
        clock.passSeconds(11);
        Client limited = new Client(emulator, CONTRIBUTOR);
        String typed = ", \"principalType\": \"ServicePrincipal\"";
        var refused = limited.put(AKS + ONE + "2", grant(workspaceIdentity, READER, typed));
        assertEquals(403, refused.status());
        assertTrue(refused.message().contains("does not have authorization or an ABAC condition not fulfilled to"));
        assertEquals(
                403,
                limited.put(AKS + ONE + "3", grant(workspaceIdentity, ACR_PULL, ""))
                        .status(),
                "the type is part of the condition");
        assertEquals(
                201,
                limited.put(AKS + ONE + "3", grant(workspaceIdentity, ACR_PULL, typed))
                        .status());
        assertEquals(403, limited.delete(GROUP + ONE + "1").status());
        assertEquals(200, limited.delete(AKS + ONE + "3").status());
        assertEquals(
                400,
                azure.put(AKS + ONE + "4", grant(workspaceIdentity, READER, ", \"condition\": \"(@Request\""))
                        .status());
    }

    @Test
    void rolesAreInheritedFromManagementGroupsAndGroups() {
        String team = "99999999-9999-9999-9999-999999999991";
        String all = "99999999-9999-9999-9999-999999999992";
        String member = "99999999-9999-9999-9999-999999999993";
        emulator.apply("managementGroups: {corp: {}, landing: {parent: corp, subscriptions: [ml]}}\n"
                + "principals:\n"
                + "  everybody: {objectId: " + all + ", type: Group, roles: [Reader @ corp]}\n"
                + "  team: {objectId: " + team + ", type: Group, groups: [" + all + "]}\n"
                + "  member: {clientId: member, objectId: " + member + ", groups: [" + team + "]}");
        assertEquals(200, new Client(emulator, "member").get(PROD).status());
        String list = AKS + "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=";
        var assigned = azure.get(list + "assignedTo('" + member + "')").body();
        assertEquals(1, assigned.path("value").size());
        assertEquals(
                "/providers/Microsoft.Management/managementGroups/corp",
                assigned.at("/value/0/properties/scope").asText());
        assertEquals(
                0,
                azure.get(list + "principalId%20eq%20'" + member + "'")
                        .body()
                        .path("value")
                        .size());
    }

    @Test
    void aPolicyDeniesWhateverTheRoles() {
        emulator.apply("policies: {deny-local-auth: {reason: Local authentication is not allowed.,"
                + " compliant: {properties.disableLocalAuth: 'true'}}}");
        var answer = azure.put(PROD + "/computes/team-a", attach(AKS, ""));
        assertEquals(403, answer.status());
        assertEquals("RequestDisallowedByPolicy", answer.code());
        assertEquals("team-a", answer.body().at("/error/target").asText());
        assertEquals(
                SUBSCRIPTION + "/providers/Microsoft.Authorization/policyAssignments/deny-local-auth",
                answer.body()
                        .at("/error/additionalInfo/0/info/policyAssignmentId")
                        .asText());
        String compliant = attach(AKS, "").replace("\"computeType\"", "\"disableLocalAuth\": true, \"computeType\"");
        assertEquals(201, azure.put(PROD + "/computes/team-a", compliant).status());
    }

    @Test
    void locksAreListedAtAScopeAndAboveItAndWithoutAFilterBelowItToo() {
        emulator.apply("locks: {freeze: {scope: rg-ml, level: CanNotDelete}, keep: {scope: aks-1}}");
        String locks = "/providers/Microsoft.Authorization/locks";
        String all = locks + "?api-version=2020-05-01";
        String atScope = all + "&$filter=atScope()";

        var above = azure.get(PROD + atScope).body().path("value");
        assertEquals(1, above.size(), above.toString());
        assertEquals("CanNotDelete", above.at("/0/properties/level").asText());
        assertEquals(GROUP + locks + "/freeze", above.at("/0/id").asText());
        assertEquals(2, azure.get(AKS + all).body().path("value").size());
        assertEquals(2, azure.get(GROUP + all).body().path("value").size());
        assertEquals(1, azure.get(GROUP + atScope).body().path("value").size());
    }

    @Test
    void aSubscriptionThatIsDisabledTakesDeletionsOnly() {
        emulator.apply("subscriptions: {ml: {state: Warned}}");

        assertEquals(
                "ReadOnlyDisabledSubscription",
                azure.put(PROD + "/computes/team-a", attach(AKS, "")).code());
        assertEquals("Warned", azure.get(SUBSCRIPTION).body().path("state").asText());
        assertEquals(200, azure.get(PROD).status());
        emulator.apply("subscriptions: {ml: {state: PastDue}}");
        assertEquals(201, azure.put(PROD + "/computes/team-a", attach(AKS, "")).status());
    }

    @Test
    void aLockForbidsWritesOrDeletionsOnly() {
        emulator.apply("locks: {freeze: {scope: rg-ml, level: CanNotDelete}}");
        assertEquals(201, azure.put(PROD + "/computes/team-a", attach(AKS, "")).status());
        clock.passSeconds(2);
        assertEquals("ScopeLocked", azure.detach(PROD + "/computes/team-a").code());
        emulator.apply("locks: {freeze: {level: ReadOnly}}");
        var answer = azure.put(PROD + "/computes/team-b", attach(AKS, ""));
        assertEquals(409, answer.status());
        assertEquals(
                "The scope '" + PROD + "/computes/team-b' cannot perform write operation because following scope(s) are"
                        + " locked: '" + GROUP + "'. Please remove the lock and try again.",
                answer.message());
        emulator.apply("locks: {freeze: null}");
        assertEquals(201, azure.put(PROD + "/computes/team-b", attach(AKS, "")).status());
    }

    @Test
    void aDenyAssignmentSparesOnlyWhomItNames() {
        emulator.apply("denyAssignments: {stack: {scope: rg-ml, excludedPrincipals: [pipeline]}}");
        assertEquals(201, azure.put(PROD + "/computes/team-a", attach(AKS, "")).status());
        var answer = new Client(emulator, CONTRIBUTOR).put(PROD + "/computes/team-b", attach(AKS, ""));
        assertEquals(403, answer.status());
        assertEquals("DenyAssignmentAuthorizationFailed", answer.code());
        assertTrue(answer.message().contains("because of the deny assignment with name 'stack' and Id '"));
    }

    @Test
    void denyAssignmentsAreListedAtTheirScopeAndBelow() {
        emulator.apply("principals: {ops: {objectId: 99999999-9999-9999-9999-999999999991, type: Group}}\n"
                + "denyAssignments: {stack: {scope: ml-prod, actions: ['*'], notActions: ['*/read'],"
                + " excludedPrincipals: [pipeline, ops]}}");
        String list = "/providers/Microsoft.Authorization/denyAssignments?api-version=2022-04-01";
        var found = azure.get(PROD + list + "&$filter=atScope()").body().path("value");
        assertEquals(1, found.size());
        assertEquals("stack", found.at("/0/properties/denyAssignmentName").asText());
        assertEquals(PROD, found.at("/0/properties/scope").asText());
        assertEquals(
                "*/read", found.at("/0/properties/permissions/0/notActions/0").asText());
        assertEquals(
                "SystemDefined", found.at("/0/properties/principals/0/type").asText());
        assertEquals(
                "ServicePrincipal",
                found.at("/0/properties/excludePrincipals/0/type").asText());
        assertEquals("Group", found.at("/0/properties/excludePrincipals/1/type").asText());
        assertEquals(1, azure.get(GROUP + list).body().path("value").size());
        assertEquals(
                0,
                azure.get(GROUP + list + "&$filter=atScope()")
                        .body()
                        .path("value")
                        .size());
    }
}
