package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ComputeIdentity;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.RoleGrant;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roles that the compute's identity is to have, or is to lose. */
final class ComputeRoleRules {
    private final AttachRequest request;
    private final ObservedState observed;
    private final ComputeDecision decision;
    private final List<RoleProblem> problems;

    ComputeRoleRules(
            AttachRequest request, ObservedState observed, ComputeDecision decision, List<RoleProblem> problems) {
        this.request = request;
        this.observed = observed;
        this.decision = decision;
        this.problems = problems;
    }

    List<RequiredRole> roles() {
        boolean detach = request.policy().mode() == Mode.DETACH;
        if (detach && (!request.policy().removeRoles() || observed.compute().isEmpty())) {
            return List.of();
        }
        return detach && request.computeRoles().isEmpty() ? granted() : asked();
    }

    private List<RequiredRole> asked() {
        if (request.computeRoles().isEmpty()) {
            return List.of();
        }
        if (decision == ComputeDecision.KEEP && hasNoIdentity()) {
            add(RoleProblem.Kind.COMPUTE_WITHOUT_IDENTITY, Map.of("compute", request.computeName()));
            return List.of();
        }
        String principal = principal();
        List<RequiredRole> roles = new ArrayList<>();
        for (RoleGrant grant : request.computeRoles()) {
            Optional<String> scope = observed.workspace().scope(grant);
            if (scope.isEmpty()) {
                boolean registry = grant.scope().equals(RoleGrant.REGISTRY);
                add(
                        registry ? RoleProblem.Kind.NO_REGISTRY : RoleProblem.Kind.NO_STORAGE,
                        Map.of("role", grant.toString()));
                continue;
            }
            roleId(grant, scope.get()).ifPresent(id -> roles.add(role(principal, grant, id, scope.get())));
        }
        return roles;
    }

    private RequiredRole role(String principal, RoleGrant grant, String id, String scope) {
        String name = BuiltInRole.of(id).map(BuiltInRole::roleName).orElse(grant.role());
        return RequiredRole.at(
                Holder.COMPUTE, request.computeName(), principal, id, name, scope, Reason.ROLE_REQUESTED);
    }

    private Optional<String> roleId(RoleGrant grant, String scope) {
        Observation<Optional<String>> read =
                observed.roleIds().getOrDefault(grant, new Observation.Unseen<>("they were not read"));
        Map<String, String> facts = Map.of("role", grant.role(), "scope", scope);
        return read.fold(
                id -> {
                    if (id.isEmpty()) {
                        add(RoleProblem.Kind.UNKNOWN_ROLE, facts);
                    }
                    return id;
                },
                why -> {
                    add(RoleProblem.Kind.ROLE_UNREADABLE, Map.of("role", grant.role(), "scope", scope, "why", why));
                    return Optional.empty();
                });
    }

    private boolean hasNoIdentity() {
        return observed.compute()
                .filter(compute -> compute.identityType().equalsIgnoreCase("None"))
                .isPresent();
    }

    /** The principal that has, or will have, the roles; empty when Azure makes it with the compute. */
    private String principal() {
        if (!decision.writes()) {
            return observed.compute().map(Compute::actingPrincipal).orElse("");
        }
        if (request.identity().type() == ComputeIdentity.Type.USER_ASSIGNED) {
            return userAssigned(request.identity().userAssigned().get(0));
        }
        boolean keeps = decision == ComputeDecision.UPDATE;
        return keeps ? observed.compute().map(Compute::principalId).orElse("") : "";
    }

    private String userAssigned(ResourceId identity) {
        Observation<Optional<String>> read =
                observed.principals().getOrDefault(identity, new Observation.Unseen<>("it was not read"));
        String principal = read.seen().flatMap(p -> p).orElse("");
        if (principal.isEmpty()) {
            read.fold(
                    seen -> add(RoleProblem.Kind.IDENTITY_MISSING, Map.of("identity", identity.toString())),
                    why -> add(
                            RoleProblem.Kind.IDENTITY_UNREADABLE, Map.of("identity", identity.toString(), "why", why)));
        }
        return principal;
    }

    /** What earlier attaches granted, known by the ids of the assignments. */
    private List<RequiredRole> granted() {
        String principal = observed.compute().map(Compute::principalId).orElse("");
        if (principal.isEmpty()) {
            add(RoleProblem.Kind.IDENTITY_NOT_OWN, Map.of());
            return List.of();
        }
        return observed.granted()
                .fold(
                        assignments -> assignments.stream()
                                .map(assignment -> RequiredRole.at(
                                        Holder.COMPUTE,
                                        request.computeName(),
                                        principal,
                                        assignment.role(),
                                        BuiltInRole.of(assignment.role())
                                                .map(BuiltInRole::roleName)
                                                .orElse(assignment.role()),
                                        assignment.scope(),
                                        Reason.REMOVAL_REQUESTED))
                                .toList(),
                        why -> {
                            add(RoleProblem.Kind.GRANTED_UNREADABLE, Map.of("why", why));
                            return List.of();
                        });
    }

    private boolean add(RoleProblem.Kind kind, Map<String, String> facts) {
        return problems.add(new RoleProblem(kind, facts));
    }
}
