package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roles that the workspace's user-assigned identity needs; a system-assigned one needs none. */
final class WorkspaceRoleRules {
    private final AttachRequest request;
    private final ObservedState observed;
    private final List<RoleProblem> problems;

    WorkspaceRoleRules(AttachRequest request, ObservedState observed, List<RoleProblem> problems) {
        this.request = request;
        this.observed = observed;
        this.problems = problems;
    }

    List<RequiredRole> roles() {
        Workspace workspace = observed.workspace();
        if (request.policy().mode() == Mode.DETACH
                || request.policy().workspaceRoles() == Policy.WorkspaceRoles.SKIP
                || !workspace.actsAsUserIdentity()) {
            return List.of();
        }
        Optional<ResourceId> identity = workspace.actingIdentity();
        if (identity.isEmpty()) {
            add(
                    RoleProblem.Kind.NO_PRIMARY_IDENTITY,
                    Map.of("count", String.valueOf(workspace.userIdentities().size())));
            return List.of();
        }
        String principal = principal(workspace, identity.get());
        List<RequiredRole> roles = new ArrayList<>();
        Optional<RelayInUse> relay = RelayInUse.of(request, observed);
        for (WorkspaceRole role : WorkspaceRole.values()) {
            if (!role.appliesTo(request.cluster(), observed.cluster())) {
                continue;
            }
            boolean onRelay = role == WorkspaceRole.RELAY;
            if (onRelay && relay.isEmpty()) {
                add(RoleProblem.Kind.NO_RELAY, observed.relay().fold(seen -> Map.of(), why -> Map.of("why", why)));
                continue;
            }
            String cluster = request.cluster().id().toString();
            roles.add(new RequiredRole(
                    Holder.WORKSPACE,
                    identity.get().name(),
                    principal,
                    role.role().guid(),
                    role.role().roleName(),
                    onRelay ? relay.get().id().toString() : cluster,
                    onRelay ? relay.get().existing() : cluster,
                    role.reason(),
                    role.actions(request.cluster())));
        }
        return principal.isEmpty() ? List.of() : roles;
    }

    private String principal(Workspace workspace, ResourceId identity) {
        String known = workspace.userIdentities().getOrDefault(identity, "");
        if (!known.isEmpty()) {
            return known;
        }
        Observation<Optional<String>> read =
                observed.principals().getOrDefault(identity, new Observation.Unseen<>("it was not read"));
        String principal = read.seen().flatMap(p -> p).orElse("");
        if (principal.isEmpty()) {
            read.fold(
                    seen -> add(RoleProblem.Kind.WORKSPACE_IDENTITY_MISSING, Map.of("identity", identity.toString())),
                    why -> add(
                            RoleProblem.Kind.IDENTITY_UNREADABLE, Map.of("identity", identity.toString(), "why", why)));
        }
        return principal;
    }

    private boolean add(RoleProblem.Kind kind, Map<String, String> facts) {
        return problems.add(new RoleProblem(kind, facts));
    }
}
