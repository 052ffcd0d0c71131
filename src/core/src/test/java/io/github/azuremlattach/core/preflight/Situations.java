package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.plan.Found;
import io.github.azuremlattach.core.plan.NeededPermissions;
import io.github.azuremlattach.core.plan.PlanDecision;
import io.github.azuremlattach.core.plan.WorkspaceRole;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.RoleGrant;
import io.github.azuremlattach.core.survey.Observation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For each finding a situation in which it is found. */
final class Situations {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final ActionSet EVERYTHING = ActionSet.NONE.and(List.of("*"), List.of());
    private static final String SYSTEM =
            Found.compute("Succeeded", "{\"type\":\"SystemAssigned\",\"principalId\":\"p-1\"}", "");
    private static final String USER =
            Found.compute("Succeeded", Found.user(Found.IDENTITY, "p-trainer"), "\"namespace\":\"default\"");
    private static final Ask DETACH = Ask.aks().with("mode", "detach").with("remove-roles", "true");
    private static final Ask ROLE =
            Ask.aks().with("identity-type", "SystemAssigned").with("compute-roles", "My Role @ " + Ask.AKS);
    private static final RoleGrant GRANT = ROLE.request().computeRoles().get(0);

    private Situations() {}

    static Map<Finding, CheckContext> all() {
        Map<Finding, CheckContext> all = new LinkedHashMap<>();
        ClusterSituations.add(all);
        namespaces(all);
        roles(all);
        permissions(all);
        others(all);
        return all;
    }

    /** What the checks see of a request here; the caller may do everything. */
    static CheckContext context(Ask ask, Found found) {
        return context(ask, found, new Observation.Seen<>(EVERYTHING));
    }

    static CheckContext context(Ask ask, Found found, Observation<ActionSet> caller) {
        AttachRequest request = ask.request();
        PlanDecision decision = found.decide(request);
        Map<String, Observation<ActionSet>> permissions = new HashMap<>();
        NeededPermissions.of(request, decision.plan()).keySet().forEach(scope -> permissions.put(scope, caller));
        return new CheckContext(request, found.state(), found.namespace(), found.health(), decision, permissions);
    }

    private static void namespaces(Map<Finding, CheckContext> all) {
        Ask creates = Ask.aks().with("create-namespace", "true");
        Found locked = Found.nothing()
                .cluster(new Cluster("Succeeded", "Running", true, false, ""))
                .namespace(unseen());
        all.put(Finding.NAMESPACE_FOUND, context(Ask.aks(), Found.nothing().namespace(seen(true))));
        all.put(Finding.NAMESPACE_MISSING, context(Ask.aks(), Found.nothing().namespace(seen(false))));
        all.put(Finding.NAMESPACE_TO_CREATE, context(creates, Found.nothing().namespace(seen(false))));
        all.put(Finding.NAMESPACE_UNKNOWN, context(Ask.aks(), Found.nothing().namespace(unseen())));
        all.put(
                Finding.NAMESPACE_UNKNOWN_TO_CREATE,
                context(creates, Found.nothing().namespace(unseen())));
        all.put(Finding.NAMESPACE_NOT_CREATABLE, context(creates, locked));
    }

    private static void roles(Map<Finding, CheckContext> all) {
        Ask check = Ask.aks().with("workspace-roles", "check");
        Found held = Found.nothing().userWorkspace();
        held.held().with(Found.WORKSPACE_PRINCIPAL, "owner", "/").allowing("owner", "*");
        Found unreadable = Found.nothing().userWorkspace();
        unreadable.held().unreadable(Found.WORKSPACE_PRINCIPAL, Ask.AKS, "AuthorizationFailed");
        Found gone = Found.nothing().userWorkspace();
        gone.held()
                .unreadable(
                        Found.WORKSPACE_PRINCIPAL, Ask.AKS, "ResourceNotFound: The Resource 'aks-1' was not found.");
        all.put(Finding.SCOPE_MISSING, context(check, gone));
        all.put(Finding.WORKSPACE_ROLES_EQUIVALENT, context(check, held));
        all.put(Finding.WORKSPACE_ROLES_HELD, context(check, heldByName()));
        all.put(
                Finding.WORKSPACE_ROLES_TO_GRANT,
                context(Ask.aks(), Found.nothing().userWorkspace()));
        all.put(Finding.WORKSPACE_ROLES_MISSING, context(check, Found.nothing().userWorkspace()));
        all.put(Finding.WORKSPACE_ROLES_UNREADABLE, context(check, unreadable));
        all.put(Finding.ASSIGNMENTS_UNREADABLE, context(check, unreadable));

        ResourceId second = ResourceId.parse(Ask.IDENTITY + "2").orElseThrow();
        all.put(
                Finding.NO_PRIMARY_IDENTITY,
                context(
                        Ask.aks(),
                        Found.nothing().workspace(workspace("Succeeded", Map.of(Found.IDENTITY, "p", second, "q")))));
        Found nameless = Found.nothing().workspace(workspace("Succeeded", Map.of(Found.IDENTITY, "")));
        all.put(
                Finding.WORKSPACE_IDENTITY_MISSING,
                context(Ask.aks(), nameless.principal(Found.IDENTITY, new Observation.Seen<>(Optional.empty()))));
        all.put(
                Finding.NO_RELAY,
                context(Ask.arc(), Found.nothing().userWorkspace().relay(unseen())));

        Ask user = Ask.aks()
                .with("user-assigned-identities", Ask.IDENTITY)
                .with("compute-roles", READER + " @ " + Ask.AKS);
        all.put(
                Finding.IDENTITY_MISSING,
                context(user, Found.nothing().principal(Found.IDENTITY, new Observation.Seen<>(Optional.empty()))));
        all.put(Finding.IDENTITY_UNREADABLE, context(user, Found.nothing().principal(Found.IDENTITY, unseen())));
        Ask owned = Ask.aks().with("identity-type", "SystemAssigned");
        Found bare = Found.nothing().workspace(workspace("Succeeded", Map.of()));
        all.put(Finding.NO_REGISTRY, context(owned.with("compute-roles", READER + " @ registry"), bare));
        all.put(
                Finding.NO_STORAGE,
                context(
                        Ask.aks().with("identity-type", "SystemAssigned").with("compute-roles", READER + " @ storage"),
                        bare));
        all.put(
                Finding.UNKNOWN_ROLE,
                context(ROLE, Found.nothing().role(GRANT, new Observation.Seen<>(Optional.empty()))));
        all.put(Finding.ROLE_UNREADABLE, context(ROLE, Found.nothing().role(GRANT, unseen())));
        all.put(
                Finding.GRANTED_UNREADABLE,
                context(DETACH, Found.compute(SYSTEM).granted(unseen())));
        all.put(
                Finding.IDENTITY_SHARED,
                context(
                        Ask.aks()
                                .with("mode", "detach")
                                .with("remove-roles", "true")
                                .with("identity-type", "SystemAssigned")
                                .with("compute-roles", READER + " @ " + Ask.AKS),
                        Found.compute(USER)
                                .others(new Observation.Seen<>(
                                        List.of(Answers.compute(USER.replace("team-a", "team-b")))))));
        all.put(Finding.IDENTITY_NOT_OWN, context(DETACH, Found.compute(USER)));
        all.put(
                Finding.DIFFERENCES_KEPT,
                context(
                        Ask.aks().with("namespace", "team-z").with("on-difference", "keep"),
                        Found.compute(Found.compute("Succeeded", "{\"type\":\"None\"}", ""))));
    }

    private static Found heldByName() {
        Found held = Found.nothing().userWorkspace();
        for (WorkspaceRole role : WorkspaceRole.values()) {
            held.held().with(Found.WORKSPACE_PRINCIPAL, role.role().guid(), "/");
        }
        return held;
    }

    private static void permissions(Map<Finding, CheckContext> all) {
        Ask grants = Ask.aks().with("identity-type", "SystemAssigned").with("compute-roles", READER + " @ " + Ask.AKS);
        ActionSet noGrants = ActionSet.NONE.and(List.of("*"), List.of("Microsoft.Authorization/*"));
        all.put(Finding.PERMISSIONS_HELD, context(Ask.aks(), Found.nothing()));
        all.put(
                Finding.PERMISSIONS_MISSING,
                context(Ask.aks(), Found.nothing(), new Observation.Seen<>(ActionSet.NONE)));
        all.put(Finding.GRANTS_NOT_ALLOWED, context(grants, Found.nothing(), new Observation.Seen<>(noGrants)));
        all.put(Finding.PERMISSIONS_UNREADABLE, context(Ask.aks(), Found.nothing(), unseen()));
    }

    private static void others(Map<Finding, CheckContext> all) {
        Map<String, String> states = Map.of("Microsoft.A", "Registered", "Microsoft.B", "NotRegistered");
        all.put(Finding.WORKSPACE_READY, context(Ask.aks(), Found.nothing()));
        all.put(
                Finding.WORKSPACE_NOT_READY,
                context(Ask.aks(), Found.nothing().workspace(workspace("Updating", Map.of()))));
        all.put(Finding.PROVIDERS_REGISTERED, context(Ask.aks(), Found.nothing()));
        all.put(
                Finding.PROVIDERS_MISSING,
                context(Ask.aks(), Found.nothing().providers(new Observation.Seen<>(states))));
        all.put(Finding.PROVIDERS_UNREADABLE, context(Ask.aks(), Found.nothing().providers(unseen())));
        all.put(Finding.COMPUTES_ON_CLUSTER, context(Ask.aks(), Found.nothing()));
        all.put(Finding.COMPUTES_UNREADABLE, context(Ask.aks(), Found.nothing().others(unseen())));
        all.put(Finding.COMPUTE_OF_OTHER_CLUSTER, context(DETACH, Found.compute(Found.SAME.replace("aks-1", "aks-2"))));
        all.put(
                Finding.DIFFERENCES_KEPT,
                context(Ask.aks().with("on-difference", "keep").with("namespace", "other"), Found.compute(Found.SAME)));
        all.put(Finding.ATTACHED_COMPUTE, context(DETACH, Found.compute(Found.SAME)));
        all.put(
                Finding.NOT_AN_ATTACHED_COMPUTE,
                context(DETACH, Found.compute(Found.SAME.replace("Kubernetes", "AmlCompute"))));
    }

    private static Workspace workspace(String state, Map<ResourceId, String> users) {
        String type = users.isEmpty() ? "SystemAssigned" : "UserAssigned";
        return new Workspace("westeurope", state, type, users, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Observation<Boolean> seen(boolean exists) {
        return new Observation.Seen<>(exists);
    }

    static <T> Observation<T> unseen() {
        return new Observation.Unseen<>("AuthorizationFailed: may not");
    }
}
