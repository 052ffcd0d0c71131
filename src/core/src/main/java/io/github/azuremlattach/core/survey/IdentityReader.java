package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.azure.Subscriptions.Subscription;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ComputeIdentity;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.RoleGrant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what names the roles and their holders: principals, role ids, the relay, and what was granted earlier. */
final class IdentityReader {
    private final AttachRequest request;
    private final CachedReads reads;
    private final boolean patient;
    private final Workspace workspace;
    private final Optional<Compute> compute;

    IdentityReader(
            AttachRequest request, CachedReads reads, boolean patient, Workspace workspace, Optional<Compute> compute) {
        this.request = request;
        this.reads = reads;
        this.patient = patient;
        this.workspace = workspace;
        this.compute = compute;
    }

    /** The relay that an Arc cluster's extension talks through; not looked for where no role on it may be needed. */
    Observation<Optional<ResourceId>> relay(Observation<Optional<Extension>> extension) {
        if (!workspaceNeedsRoles() || request.cluster().isAks()) {
            return new Observation.Seen<>(Optional.empty());
        }
        Optional<ResourceId> named = extension.seen().flatMap(e -> e).flatMap(Extension::relay);
        return named.isPresent()
                ? new Observation.Seen<>(named)
                : Observation.of(() -> reads.relay(request.cluster().id()), patient);
    }

    /** The principals of the user-assigned identities that are asked for, where the workspace does not say. */
    Map<ResourceId, Observation<Optional<String>>> principals() {
        Set<ResourceId> wanted = new LinkedHashSet<>();
        if (workspaceNeedsRoles()) {
            workspace
                    .actingIdentity()
                    .filter(id ->
                            workspace.userIdentities().getOrDefault(id, "").isEmpty())
                    .ifPresent(wanted::add);
        }
        boolean asks = !request.computeRoles().isEmpty() || request.policy().preflight() != Policy.Preflight.OFF;
        if (asks
                && request.policy().mode() != Mode.DETACH
                && request.identity().type() == ComputeIdentity.Type.USER_ASSIGNED) {
            wanted.add(request.identity().userAssigned().get(0));
        }
        Map<ResourceId, Observation<Optional<String>>> principals = new LinkedHashMap<>();
        wanted.forEach(id -> principals.put(id, Observation.of(() -> reads.principalId(id), patient)));
        return principals;
    }

    /** The GUIDs of the roles that are asked for by name; roles that every tenant has are not asked about. */
    Map<RoleGrant, Observation<Optional<String>>> roleIds() {
        Map<RoleGrant, Observation<Optional<String>>> ids = new LinkedHashMap<>();
        for (RoleGrant grant : request.computeRoles()) {
            Optional<String> scope = workspace.scope(grant);
            if (grant.isGuid()) {
                ids.put(grant, new Observation.Seen<>(Optional.of(grant.role().toLowerCase(Locale.ROOT))));
            } else if (BuiltInRole.named(grant.role()).isPresent()) {
                ids.put(
                        grant,
                        new Observation.Seen<>(BuiltInRole.named(grant.role()).map(BuiltInRole::guid)));
            } else if (scope.isPresent()) {
                ids.put(grant, Observation.of(() -> reads.role(grant.role(), scope.get()), patient));
            }
        }
        return ids;
    }

    /** The assignments that earlier attaches made for the compute's own identity, in every subscription that the caller can see. */
    Observation<List<RoleAssignment>> granted() {
        String principal = compute.map(Compute::principalId).orElse("");
        boolean wanted = request.policy().mode() == Mode.DETACH
                && request.policy().removeRoles()
                && request.computeRoles().isEmpty()
                && !principal.isEmpty();
        return wanted ? Observation.of(() -> granted(principal), patient) : new Observation.Seen<>(List.of());
    }

    private List<RoleAssignment> granted(String principal) {
        Set<String> subscriptions = new LinkedHashSet<>();
        subscriptions.add(request.workspace().subscriptionId().toLowerCase(Locale.ROOT));
        reads.subscriptions().stream()
                .map(Subscription::id)
                .map(id -> id.toLowerCase(Locale.ROOT))
                .forEach(subscriptions::add);
        List<RoleAssignment> all = new ArrayList<>();
        subscriptions.forEach(subscription -> all.addAll(reads.granted(principal, subscription)));
        return all.stream().distinct().toList();
    }

    private boolean workspaceNeedsRoles() {
        return request.policy().mode() != Mode.DETACH
                && request.policy().workspaceRoles() != Policy.WorkspaceRoles.SKIP
                && workspace.actsAsUserIdentity();
    }
}
