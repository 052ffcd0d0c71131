package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.plan.ComputeDiff;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.plan.RoleNeeds;
import io.github.azuremlattach.core.plan.WorkspaceRole;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ComputeIdentity;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.OnDifference;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.RoleGrant;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.survey.CachedReads;
import io.github.azuremlattach.core.survey.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out which roles the workspace's and the compute's identities need, and which of these they have. */
public final class RoleLook {
    private final AttachRequest request;
    private final CachedReads looks;
    private final boolean patient;
    private final Workspace workspace;
    private final Optional<Compute> compute;
    private final Observation<Optional<Cluster>> cluster;
    private final Observation<Optional<Extension>> extension;
    private final List<String> problems = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final Map<String, Observation<List<RoleAssignment>>> assignments = new ConcurrentHashMap<>();
    private final Map<String, ActionSet> definitions = new ConcurrentHashMap<>();

    public RoleLook(
            AttachRequest request,
            CachedReads looks,
            boolean patient,
            Workspace workspace,
            Optional<Compute> compute,
            Observation<Optional<Cluster>> cluster,
            Observation<Optional<Extension>> extension) {
        this.request = request;
        this.looks = looks;
        this.patient = patient;
        this.workspace = workspace;
        this.compute = compute;
        this.cluster = cluster;
        this.extension = extension;
    }

    public RoleNeeds needs() {
        List<RoleNeed> ofWorkspace = ofWorkspace();
        List<RoleNeed> ofCompute = ofCompute();
        return new RoleNeeds(ofWorkspace, ofCompute, problems, doubts);
    }

    private List<RoleNeed> ofWorkspace() {
        Policy policy = request.policy();
        if (policy.mode() == Mode.DETACH
                || policy.workspaceRoles() == Policy.WorkspaceRoles.SKIP
                || !workspace.actsAsUserIdentity()) {
            return List.of();
        }
        Optional<ResourceId> identity = workspace.actingIdentity();
        if (identity.isEmpty()) {
            problems.add(("Workspace %s has %d user-assigned identities and names none as primary, so it is not known "
                            + "which one needs roles on the cluster: set the workspace's primary user-assigned identity, "
                            + "or set %s to skip.")
                    .formatted(
                            request.workspace().name(),
                            workspace.userIdentities().size(),
                            request.name(Parameter.WORKSPACE_ROLES)));
            return List.of();
        }
        String principal = workspace.userIdentities().getOrDefault(identity.get(), "");
        if (principal.isEmpty()) {
            principal = looks.principalId(identity.get()).orElse("");
        }
        List<RoleNeed> needs = new ArrayList<>();
        for (WorkspaceRole role : WorkspaceRole.values()) {
            Optional<String> scope = role.appliesTo(request.cluster(), cluster) ? scope(role) : Optional.empty();
            if (scope.isPresent()) {
                needs.add(need(
                        principal,
                        "workspace identity " + identity.get().name(),
                        role.role().guid(),
                        role.role().roleName(),
                        scope.get(),
                        role.why(),
                        role.actions(request.cluster())));
            }
        }
        return needs;
    }

    private Optional<String> scope(WorkspaceRole role) {
        if (role != WorkspaceRole.RELAY) {
            return Optional.of(request.cluster().id().toString());
        }
        Optional<ResourceId> relay = extension.seen().flatMap(e -> e).flatMap(Extension::relay);
        String why = "";
        if (relay.isEmpty()) {
            Observation<Optional<ResourceId>> found =
                    Observation.at(() -> looks.relay(request.cluster().id()), patient);
            relay = found.seen().flatMap(r -> r);
            why = found.fold(seen -> "", unseen -> " (" + unseen + ")");
        }
        if (relay.isEmpty()) {
            doubts.add("The Azure Relay of the Arc cluster was not found" + why
                    + ", so the role Azure Relay Owner was not looked "
                    + "at: grant it by hand if the extension talks through a relay.");
        }
        return relay.map(ResourceId::toString);
    }

    private List<RoleNeed> ofCompute() {
        if (request.computeRoles().isEmpty()) {
            return request.policy().mode() == Mode.DETACH && request.policy().removeRoles() ? granted() : List.of();
        }
        String principal = computePrincipal();
        List<RoleNeed> needs = new ArrayList<>();
        for (RoleGrant grant : request.computeRoles()) {
            Optional<String> scope = scope(grant);
            Optional<String> role = scope.flatMap(s -> roleId(grant, s));
            if (scope.isPresent() && role.isPresent()) {
                String name =
                        BuiltInRole.of(role.get()).map(BuiltInRole::roleName).orElse(grant.role());
                needs.add(need(
                        principal,
                        "compute " + request.computeName(),
                        role.get(),
                        name,
                        scope.get(),
                        "asked for in " + request.name(Parameter.COMPUTE_ROLES),
                        List.of()));
            }
        }
        return needs;
    }

    /** What an attach granted to the identity that is the compute's own and goes with it. */
    private List<RoleNeed> granted() {
        String principal = compute.map(Compute::principalId).orElse("");
        if (principal.isEmpty()) {
            if (compute.isPresent()) {
                doubts.add(
                        "The compute has no identity of its own, so %s removes nothing: other computes may share its "
                                        .formatted(request.name(Parameter.REMOVE_ROLES))
                                + "identity, and only roles that " + request.name(Parameter.COMPUTE_ROLES)
                                + " names are taken from it.");
            }
            return List.of();
        }
        String subscription = request.workspace().subscriptionId();
        Observation<List<RoleAssignment>> all = Observation.at(() -> looks.granted(principal, subscription), patient);
        if (all.seen().isEmpty()) {
            doubts.add(
                    "The role assignments of the compute's identity could not be looked up, so none is removed: name "
                            + "the roles in " + request.name(Parameter.COMPUTE_ROLES) + ".");
        }
        return all.seen().orElse(List.of()).stream()
                .map(assignment -> new RoleNeed(
                        principal,
                        "compute " + request.computeName(),
                        assignment.role(),
                        BuiltInRole.of(assignment.role())
                                .map(BuiltInRole::roleName)
                                .orElse(assignment.role()),
                        assignment.scope(),
                        "granted by an attach",
                        new Observation.Seen<>(true),
                        false))
                .toList();
    }

    /** The principal of the compute as it will be; empty when Azure makes a new one. */
    private String computePrincipal() {
        if (request.policy().mode() == Mode.DETACH) {
            return compute.map(Compute::actingPrincipal).orElse("");
        }
        if (request.identity().type() == ComputeIdentity.Type.USER_ASSIGNED) {
            ResourceId id = request.identity().userAssigned().get(0);
            Optional<String> principal = looks.principalId(id);
            if (principal.isEmpty()) {
                problems.add("There is no user-assigned identity %s: correct %s, or create it."
                        .formatted(id, request.name(Parameter.USER_ASSIGNED_IDENTITIES)));
            }
            return principal.orElse("");
        }
        return compute.filter(this::keepsItsIdentity).map(Compute::principalId).orElse("");
    }

    /** A compute that is detached, now or by this run, takes its system-assigned identity along. */
    private boolean keepsItsIdentity(Compute found) {
        boolean replaced = request.policy().onDifference() == OnDifference.REPLACE
                && !ComputeDiff.between(request, found).isEmpty();
        return !replaced && found.provisioningState() != ProvisioningState.DELETING;
    }

    private Optional<String> scope(RoleGrant grant) {
        if (!grant.isWorkspaceOwned()) {
            return Optional.of(grant.scope());
        }
        boolean registry = grant.scope().equals(RoleGrant.REGISTRY);
        Optional<ResourceId> owned = registry ? workspace.registry() : workspace.storage();
        if (owned.isEmpty()) {
            problems.add("Workspace %s has no %s yet, so '%s' in %s has no scope: give the ARM id of one instead."
                    .formatted(
                            request.workspace().name(),
                            registry ? "container registry" : "storage account",
                            grant,
                            request.name(Parameter.COMPUTE_ROLES)));
        }
        return owned.map(ResourceId::toString);
    }

    private Optional<String> roleId(RoleGrant grant, String scope) {
        if (grant.isGuid()) {
            return Optional.of(grant.role());
        }
        Optional<String> id = looks.role(grant.role(), scope);
        if (id.isEmpty()) {
            problems.add("There is no role '%s' at %s: correct %s, or give the role's GUID."
                    .formatted(grant.role(), scope, request.name(Parameter.COMPUTE_ROLES)));
        }
        return id;
    }

    private RoleNeed need(
            String principal, String who, String role, String name, String scope, String why, List<String> actions) {
        if (principal.isEmpty()) {
            return new RoleNeed("", who, role, name, scope, why, new Observation.Seen<>(false), false);
        }
        Observation<List<RoleAssignment>> all = assignments.computeIfAbsent(scope, s -> held(principal, who, s));
        Observation<Boolean> held = all.<Observation<Boolean>>fold(
                list -> new Observation.Seen<>(
                        list.stream().anyMatch(assignment -> assignment.role().equalsIgnoreCase(role))),
                Observation.Unseen::new);
        boolean effective = !actions.isEmpty()
                && !held.seen().orElse(false)
                && all.seen().map(list -> allows(list, scope, actions)).orElse(false);
        return new RoleNeed(principal, who, role, name, scope, why, held, effective);
    }

    private Observation<List<RoleAssignment>> held(String principal, String who, String scope) {
        Observation<List<RoleAssignment>> held = Observation.at(() -> looks.assignments(principal, scope), patient);
        if (held instanceof Observation.Unseen<List<RoleAssignment>> unseen) {
            doubts.add("The roles of %s at %s count as missing, since they could not be looked at: %s"
                    .formatted(who, scope, unseen.why()));
        }
        return held;
    }

    private boolean allows(List<RoleAssignment> held, String scope, List<String> actions) {
        ActionSet set = ActionSet.NONE;
        for (RoleAssignment assignment : held) {
            set = set.and(definitions.computeIfAbsent(
                    assignment.role(), role -> Observation.at(() -> looks.actions(role, scope), patient)
                            .seen()
                            .orElse(ActionSet.NONE)));
        }
        return actions.stream().allMatch(set::allows);
    }
}
