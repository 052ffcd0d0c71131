package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.CONTRIBUTOR;
import static io.github.azuremlattach.emulator.Client.ID_WORKSPACE;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.attach;
import static io.github.azuremlattach.emulator.Client.grant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every request needs a role that allows it. */
class AuthorizationTest {
    private static final String ASSIGNMENT =
            "/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-000000000001";
    private static final String USER_ASSIGNED =
            "\"identity\": {\"type\": \"UserAssigned\", \"userAssignedIdentities\": {\"" + ID_WORKSPACE + "\": {}}}, ";

    private final Emulator emulator = Emulator.start();

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aContributorAttachesButGrantsNothing() {
        Client contributor = new Client(emulator, CONTRIBUTOR);
        assertEquals(
                201, contributor.put(PROD + "/computes/team-a", attach(AKS, "")).status());
        var refused = contributor.put(AKS + ASSIGNMENT, grant("any", "any", ""));
        assertEquals(403, refused.status());
        assertEquals("AuthorizationFailed", refused.code());
        assertEquals(
                "The client '" + CONTRIBUTOR + "' with object id '33333333-3333-3333-3333-333333333334' does not have"
                        + " authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '"
                        + AKS + ASSIGNMENT + "' or the scope is invalid. If access was recently granted, please refresh"
                        + " your credentials.",
                refused.message());
    }

    @Test
    void eachOperationHasAnActionOfItsOwn() {
        String reader = client("reader", "Reader @ subscription");
        refused(reader, "PUT", PROD + "/computes/x", "Microsoft.MachineLearningServices/workspaces/computes/write");
        refused(reader, "DELETE", PROD + "/computes/x", "Microsoft.MachineLearningServices/workspaces/computes/delete");
        refused(reader, "POST", AKS + "/runCommand", "Microsoft.ContainerService/managedClusters/runCommand/action");
        refused(
                reader,
                "PUT",
                AKS + "/trustedAccessRoleBindings/b",
                "Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings/write");
        refused(reader, "PUT", ID_WORKSPACE, "Microsoft.ManagedIdentity/userAssignedIdentities/write");
        String puller = client("puller", "AcrPull @ subscription");
        refused(puller, "GET", PROD, "Microsoft.MachineLearningServices/workspaces/read");
        refused(
                puller,
                "GET",
                AKS + "/providers/Microsoft.KubernetesConfiguration/extensions",
                "Microsoft.KubernetesConfiguration/extensions/read");
        refused(puller, "GET", Client.GROUP, "Microsoft.Resources/subscriptions/resourceGroups/read");
    }

    @Test
    void aRoleHoldsAtItsScopeAndBelowOnly() {
        Client narrow = new Client(emulator, client("narrow", "Reader @ aks-1"));
        assertEquals(200, narrow.get(AKS).status());
        assertEquals(
                200,
                narrow.get(AKS + "/providers/Microsoft.KubernetesConfiguration/extensions")
                        .status());
        assertEquals(403, narrow.get(AKS.replace("aks-1", "aks-2")).status());
        assertEquals(403, narrow.get(AKS + "0").status());
    }

    @Test
    void notActionsTakeAway() {
        emulator.apply(
                "customRoles: {Careful: {actions: ['*'], notActions: ['Microsoft.MachineLearningServices/*/delete']}}");
        Client careful = new Client(emulator, client("careful", "Careful @ subscription"));
        assertEquals(
                201, careful.put(PROD + "/computes/team-a", attach(AKS, "")).status());
        assertEquals(403, careful.delete(PROD + "/computes/team-a").status());
    }

    @Test
    void anIdentityMustBeAssignableByTheCaller() {
        emulator.apply("customRoles: {Attacher: {actions: [Microsoft.MachineLearningServices/*]}}");
        Client attacher = new Client(emulator, client("attacher", "Attacher @ subscription"));
        var refused = attacher.put(PROD + "/computes/team-a", attach(AKS, USER_ASSIGNED));
        assertEquals(403, refused.status());
        assertEquals("LinkedAuthorizationFailed", refused.code());
        assertTrue(
                refused.message()
                        .contains(
                                "'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action' on the linked scope(s) '"
                                        + ID_WORKSPACE + "'"),
                refused.message());
        client("attacher", "Attacher @ subscription, Managed Identity Operator @ id-workspace");
        var put = attacher.put(PROD + "/computes/team-a", attach(AKS, USER_ASSIGNED));
        assertEquals(201, put.status());
        var identity = put.body()
                .at("/identity/userAssignedIdentities")
                .properties()
                .iterator()
                .next();
        assertTrue(identity.getValue().path("principalId").asText().matches("[0-9a-f-]{36}"));
    }

    @Test
    void permissionsAreThoseOfTheCaller() {
        String path = AKS + "/providers/Microsoft.Authorization/permissions";
        var owner = new Client(emulator).get(path);
        assertEquals("[\"*\"]", owner.body().at("/value/0/actions").toString());
        assertEquals(1, owner.body().path("value").size());
        var contributor = new Client(emulator, CONTRIBUTOR).get(path);
        assertTrue(contributor.body().at("/value/0/notActions").toString().contains("Microsoft.Authorization/*/Write"));
    }

    private String client(String name, String roles) {
        emulator.apply("principals: {" + name + ": {clientId: " + name + ", roles: [" + roles + "]}}");
        return name;
    }

    private void refused(String client, String method, String path, String action) {
        var answer = new Client(emulator, client).send(method, path, method.equals("GET") ? null : "{}");
        assertEquals(403, answer.status(), answer.text());
        assertTrue(answer.message().contains("perform action '" + action + "'"), answer.message());
    }
}
