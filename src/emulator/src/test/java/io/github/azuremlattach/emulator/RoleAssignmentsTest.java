package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.GROUP;
import static io.github.azuremlattach.emulator.Client.ID_WORKSPACE;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.SUBSCRIPTION;
import static io.github.azuremlattach.emulator.Client.SYSTEM_ASSIGNED;
import static io.github.azuremlattach.emulator.Client.attach;
import static io.github.azuremlattach.emulator.Client.grant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Role assignments: granted, refused, listed with those of strangers. */
class RoleAssignmentsTest {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String ACR_PULL = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private static final String ASSIGNMENTS = "/providers/Microsoft.Authorization/roleAssignments";
    private static final String ONE = ASSIGNMENTS + "/00000000-0000-0000-0000-00000000000";

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);
    private final String principal =
            azure.get(ID_WORKSPACE).body().at("/properties/principalId").asText();

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void theSameGrantUnderAnotherNameIsAConflict() {
        assertEquals(
                201, azure.put(AKS + ONE + "1", grant(principal, READER, "")).status());
        assertEquals(
                200, azure.put(AKS + ONE + "1", grant(principal, READER, "")).status());
        var again = azure.put(AKS + ONE + "2", grant(principal, READER, ""));
        assertEquals(409, again.status());
        assertEquals("RoleAssignmentExists", again.code());
        assertEquals("The role assignment already exists.", again.message());
        var other = azure.put(AKS + ONE + "1", grant(principal, ACR_PULL, ""));
        assertEquals(400, other.status());
        assertEquals("RoleAssignmentUpdateNotPermitted", other.code());
    }

    @Test
    void repliesNameTheRoleInFullUnlessTheScenarioSaysOtherwise() {
        String full = SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/" + READER;
        assertEquals(full, roleId(azure.put(AKS + ONE + "1", grant(principal, READER, ""))));
        assertEquals(full, roleId(azure.put(GROUP + ONE + "2", grant(principal, READER, ""))));
        String list = AKS + ASSIGNMENTS + "?api-version=2022-04-01&$filter=principalId%20eq%20'" + principal + "'";
        assertEquals(2, countOf(azure.get(list).text(), full));
        emulator.apply("bareRoleIds: true");
        assertEquals(1, countOf(azure.get(list).text(), full));
        assertNotEquals(roleId(azure.get(AKS + ONE + "1")), roleId(azure.get(GROUP + ONE + "2")));
    }

    private static int countOf(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void aNewPrincipalIsUnknownUntilItHasReplicated() {
        emulator.apply("replicationDelay: 20s");
        String fresh = azure.put(PROD + "/computes/team-a", attach(AKS, SYSTEM_ASSIGNED))
                .body()
                .at("/identity/principalId")
                .asText();
        var early = azure.put(AKS + ONE + "1", grant(fresh, READER, ", \"principalType\": \"ServicePrincipal\""));
        assertEquals(400, early.status());
        assertEquals("PrincipalNotFound", early.code());
        assertTrue(early.message().contains(fresh.replace("-", ""))
                && !early.message().contains(fresh));
        clock.passSeconds(20);
        assertEquals(201, azure.put(AKS + ONE + "1", grant(fresh, READER, "")).status());
    }

    @Test
    void replicationMayBeCountedInAttempts() {
        emulator.apply("replicationAttempts: 2");
        String fresh = azure.put(PROD + "/computes/team-a", attach(AKS, SYSTEM_ASSIGNED))
                .body()
                .at("/identity/principalId")
                .asText();
        assertEquals(400, azure.put(AKS + ONE + "1", grant(fresh, READER, "")).status());
        assertEquals(400, azure.put(AKS + ONE + "1", grant(fresh, READER, "")).status());
        assertEquals(201, azure.put(AKS + ONE + "1", grant(fresh, READER, "")).status());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertEquals(
                "UnmatchedPrincipalType",
                azure.put(AKS + ONE + "1", grant(principal, READER, ", \"principalType\": \"Group\""))
                        .code());
        assertEquals(
                "RoleDefinitionDoesNotExist",
                azure.put(AKS + ONE + "1", grant(principal, "unknown", "")).code());
        assertEquals(
                "InvalidRoleAssignmentId",
                azure.put(AKS + ASSIGNMENTS + "/x", grant(principal, READER, ""))
                        .code());
        assertEquals(
                "ResourceNotFound",
                azure.put(AKS + "0" + ONE + "1", grant(principal, READER, "")).code());
        assertEquals(
                "PrincipalNotFound",
                azure.put(AKS + ONE + "1", grant("nobody", READER, "")).code());
    }

    @Test
    void aListAtAScopeHoldsInheritedOnesAndThoseOfStrangers() {
        azure.put(AKS + ONE + "1", grant(principal, READER, ""));
        azure.put(GROUP + ONE + "2", grant(principal, ACR_PULL, ""));
        assertTrue(count(AKS, "atScope()") > 100);
        assertEquals(2, count(AKS, "atScope() and assignedTo('" + principal + "')"));
        assertEquals(1, count(GROUP, "atScope() and assignedTo('" + principal + "')"));
        assertEquals(2, count(GROUP, "principalId eq '" + principal + "'"));
        assertEquals(0, count(SUBSCRIPTION, "atScope() and principalId eq '" + principal + "'"));
        assertEquals(
                "UnsupportedQuery",
                azure.get(AKS + ASSIGNMENTS + "?api-version=2022-04-01&$filter=nonsense")
                        .code());
    }

    @Test
    void rolesOfAGroupCountForItsMembers() {
        String group = "99999999-9999-9999-9999-999999999999";
        String member = "99999999-9999-9999-9999-999999999998";
        emulator.apply("principals:\n  team: {objectId: " + group + ", type: Group, roles: [Reader @ rg-ml]}\n"
                + "  member: {clientId: member, objectId: " + member + ", groups: [" + group + "]}");
        assertEquals(1, count(AKS, "assignedTo('" + member + "')"));
        assertEquals(0, count(AKS, "principalId eq '" + member + "'"));
        assertEquals(200, new Client(emulator, "member").get(AKS).status());
    }

    @Test
    void whatIsTakenBackIsGone() {
        azure.put(AKS + ONE + "1", grant(principal, READER, ""));
        assertEquals(200, azure.get(AKS + ONE + "1").status());
        assertEquals(200, azure.delete(AKS + ONE + "1").status());
        assertEquals(204, azure.delete(AKS + ONE + "1").status());
        assertEquals(404, azure.get(AKS + ONE + "1").status());
        assertEquals(0, emulator.roleAssignments(principal).size());
    }

    @Test
    void roleDefinitionsAreFoundByNameAndByGuid() {
        emulator.apply("customRoles: {Attacher: {actions: [Microsoft.MachineLearningServices/*]}}");
        String definitions = SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions";
        var named = azure.get(definitions + "?api-version=2022-04-01&$filter=roleName%20eq%20'AcrPull'");
        assertEquals(1, named.body().path("value").size());
        assertEquals(ACR_PULL, named.body().at("/value/0/name").asText());
        assertEquals("BuiltInRole", named.body().at("/value/0/properties/type").asText());
        assertEquals(
                "Reader",
                azure.get(definitions + "/" + READER)
                        .body()
                        .at("/properties/roleName")
                        .asText());
        var custom = azure.get(definitions + "?api-version=2022-04-01&$filter=type%20eq%20'CustomRole'");
        assertEquals(
                "Attacher", custom.body().at("/value/0/properties/roleName").asText());
        assertEquals(
                404,
                azure.get(definitions + "/00000000-0000-0000-0000-000000000000").status());
    }

    private int count(String scope, String filter) {
        return azure.get(scope + ASSIGNMENTS + "?api-version=2022-04-01&$filter=" + filter.replace(" ", "%20"))
                .body()
                .path("value")
                .size();
    }

    private static String roleId(Client.Answer answer) {
        return answer.body().at("/properties/roleDefinitionId").asText();
    }
}
