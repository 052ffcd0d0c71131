package io.github.azuremlattach.core.preflight;

import static io.github.azuremlattach.core.preflight.Situations.context;
import static io.github.azuremlattach.core.preflight.Situations.unseen;
import static io.github.azuremlattach.core.preflight.Situations.workspace;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.plan.Found;
import io.github.azuremlattach.core.plan.WorkspaceRole;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.RoleGrant;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For each finding about roles a situation in which it is found. */
final class RoleSituations {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String SYSTEM =
            Found.compute("Succeeded", "{\"type\":\"SystemAssigned\",\"principalId\":\"p-1\"}", "");
    private static final String USER =
            Found.compute("Succeeded", Found.user(Found.IDENTITY, "p-trainer"), "\"namespace\":\"default\"");
    private static final Ask DETACH = Ask.aks().with("mode", "detach").with("remove-roles", "true");
    private static final Ask ROLE =
            Ask.aks().with("identity-type", "SystemAssigned").with("compute-roles", "My Role @ " + Ask.AKS);
    private static final RoleGrant GRANT = ROLE.request().computeRoles().get(0);

    private RoleSituations() {}

    static void add(Map<Finding, CheckContext> all) {
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
                Finding.IDENTITY_USERS_UNREADABLE,
                context(
                        Ask.aks()
                                .with("mode", "detach")
                                .with("remove-roles", "true")
                                .with("identity-type", "SystemAssigned")
                                .with("compute-roles", READER + " @ " + Ask.AKS),
                        Found.compute(USER).others(unseen())));
        all.put(
                Finding.COMPUTE_WITHOUT_IDENTITY,
                context(
                        Ask.aks()
                                .with("on-difference", "keep")
                                .with("identity-type", "SystemAssigned")
                                .with("compute-roles", READER + " @ " + Ask.AKS),
                        Found.compute(Found.SAME)));
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
}
