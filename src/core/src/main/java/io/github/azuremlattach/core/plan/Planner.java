package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.result.RemoveExtension;
import io.github.azuremlattach.core.result.RemoveRole;
import io.github.azuremlattach.core.result.UpdateCompute;
import io.github.azuremlattach.core.survey.ClusterContents;
import io.github.azuremlattach.core.survey.ObservedState;
import io.github.azuremlattach.core.survey.RoleFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was asked for and what exists into the list of changes: the one place where a run decides. */
public final class Planner {
    private final AttachRequest request;
    private final ObservedState observed;
    private final PlanDraft draft;
    private final RoleFacts facts;
    private final List<RoleNeed> needs;
    private final List<RoleProblem> problems;
    private final List<Change> changes = new ArrayList<>();

    private Planner(AttachRequest request, ObservedState observed, PlanDraft draft, RoleFacts facts) {
        this.request = request;
        this.observed = observed;
        this.draft = draft;
        this.facts = facts;
        this.problems = new ArrayList<>(draft.requirements().problems());
        this.needs = draft.requirements().roles().stream()
                .map(required -> RoleNeed.of(required, facts))
                .toList();
    }

    /**
     * Decides.
     *
     * @param facts the roles that are held
     * @param contents what the cluster said of its inside
     */
    public static PlanDecision decide(
            AttachRequest request, ObservedState observed, PlanDraft draft, RoleFacts facts, ClusterContents contents) {
        return new Planner(request, observed, draft, facts).decision(contents);
    }

    private PlanDecision decision(ClusterContents contents) {
        if (request.policy().mode() == Mode.DETACH) {
            detach();
        } else if (draft.compute() != ComputeDecision.REFUSE) {
            apply(contents);
        }
        AttachPlan.Decision word =
                switch (draft.compute()) {
                    case REFUSE -> AttachPlan.Decision.REFUSE;
                    case KEEP -> AttachPlan.Decision.KEEP;
                    default ->
                        changes.stream().noneMatch(Change::alters)
                                ? AttachPlan.Decision.NOTHING
                                : AttachPlan.Decision.CHANGE;
                };
        boolean awaits = request.policy().await() && draft.compute().isWatched();
        return new PlanDecision(
                new AttachPlan(word, changes, awaits, draft.differences()), draft.compute(), needs, problems);
    }

    /** Roles go first: once the compute is gone, nobody knows its principal any more. */
    private void detach() {
        List<String> removals = new ArrayList<>();
        if (request.policy().removeRoles() && !identityIsShared()) {
            for (RequiredRole role : draft.requirements().roles()) {
                if (!mayHaveGranted(role)) {
                    continue;
                }
                String id = "remove-" + (removals.size() + 1);
                removals.add(id);
                changes.add(new RemoveRole(
                        id,
                        request.computeName(),
                        role.principalId(),
                        role.role(),
                        role.roleId(),
                        role.scope(),
                        Reason.REMOVAL_REQUESTED));
            }
        }
        if (draft.compute() == ComputeDecision.DETACH) {
            changes.add(new DetachCompute(request.computeName(), foundCluster(), Reason.DETACH_REQUESTED, removals));
        }
        if (request.provision().removeExtension()) {
            List<String> detach = changes.stream().map(Change::id).toList();
            observed.extension()
                    .seen()
                    .flatMap(extension -> extension)
                    .map(extension -> new RemoveExtension(
                            extension.name(), request.cluster().id().toString(), Reason.EXTENSION_UNWANTED, detach))
                    .ifPresent(changes::add);
        }
    }

    /** What no attach has granted is not there to be removed, and needs no permission. */
    private boolean mayHaveGranted(RequiredRole role) {
        return role.reason() == Reason.REMOVAL_REQUESTED
                || facts.held(role.principalId(), role.scope())
                        .fold(
                                all -> all.stream()
                                        .anyMatch(a -> a.isGrantOf(role.roleId(), role.scope(), role.principalId())),
                                why -> !role.principalId().isEmpty());
    }

    /** Whether another compute of the workspace uses the same user-assigned identity. */
    private boolean identityIsShared() {
        Optional<ResourceId> identity = observed.compute().flatMap(Compute::userIdentity);
        if (identity.isEmpty() || needs.isEmpty()) {
            return false;
        }
        return observed.computes()
                .fold(
                        all -> all.stream()
                                .filter(other -> !other.name().equalsIgnoreCase(request.computeName()))
                                .filter(other -> other.userIdentities().containsKey(identity.get()))
                                .findFirst()
                                .map(other -> problems.add(new RoleProblem(
                                        RoleProblem.Kind.IDENTITY_SHARED,
                                        Map.of(
                                                "compute",
                                                other.name(),
                                                "identity",
                                                identity.get().name()))))
                                .orElse(false),
                        why -> problems.add(
                                new RoleProblem(RoleProblem.Kind.IDENTITY_USERS_UNREADABLE, Map.of("why", why))));
    }

    private void apply(ClusterContents contents) {
        List<String> first = new ArrayList<>();
        RoleGrants grants = new RoleGrants(needs);
        boolean toWorkspace = request.policy().workspaceRoles() == Policy.WorkspaceRoles.GRANT;
        add(toWorkspace ? grants.toWorkspace() : List.of(), first);
        add(ClusterPreparation.of(request, observed, contents), first);
        add(toWorkspace ? grants.onNewRelay() : List.of(), first);
        List<String> compute = compute(first);
        changes.addAll(FederationDecision.changes(request, observed));
        changes.addAll(grants.toCompute(compute));
        if (request.provision().verification().byJob()) {
            changes.addAll(VerificationDecision.changes(
                    request, changes.stream().map(Change::id).toList()));
        }
    }

    /**
     * The changes of the compute itself.
     *
     * @return the id of the one that its identity comes with
     */
    private List<String> compute(List<String> first) {
        String location = observed.workspace().location();
        String identity = request.identity().userAssigned().stream()
                .findFirst()
                .map(ResourceId::toString)
                .orElse("");
        String type = request.identity().type().toString();
        List<String> after = new ArrayList<>(first);
        switch (draft.compute()) {
            case UPDATE -> {
                changes.add(new UpdateCompute(
                        request.computeName(),
                        foundCluster(),
                        location,
                        type,
                        identity,
                        request.tags().all(),
                        Reason.COMPUTE_DIFFERS,
                        after));
                return List.of(UpdateCompute.ID);
            }
            case ATTACH, ATTACH_WHEN_GONE, REPLACE -> {
                Reason reason = Reason.COMPUTE_MISSING;
                if (draft.compute() == ComputeDecision.REPLACE) {
                    changes.add(
                            new DetachCompute(request.computeName(), foundCluster(), Reason.COMPUTE_DIFFERS, first));
                    after.add(DetachCompute.ID);
                    reason = Reason.COMPUTE_REPLACED;
                } else if (draft.compute() == ComputeDecision.ATTACH_WHEN_GONE) {
                    reason = Reason.COMPUTE_DELETING;
                }
                changes.add(new AttachCompute(
                        request.computeName(),
                        request.cluster().id().toString(),
                        location,
                        request.kubernetes().namespace(),
                        type,
                        identity,
                        request.tags().all(),
                        reason,
                        after));
                return List.of(AttachCompute.ID);
            }
            default -> {
                return List.of();
            }
        }
    }

    private void add(List<? extends Change> more, List<String> ids) {
        changes.addAll(more);
        more.forEach(change -> ids.add(change.id()));
    }

    private String foundCluster() {
        return observed.compute()
                .flatMap(Compute::resourceId)
                .map(ResourceId::toString)
                .orElse("");
    }
}
