package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.PlannedChange;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The difference between what exists and what was asked for, and what follows from it.
 *
 * @param action what is done about the compute
 * @param differences how the compute differs
 * @param roles the roles to grant, the workspace's first
 * @param createNamespace whether the namespace is created
 */
public record Planner(Action action, List<Difference> differences, RoleNeeds roles, boolean createNamespace) {

    /**
     * Plans a run.
     *
     * @param namespaceUnknown whether the namespace is not known to exist
     */
    public static Planner of(AttachRequest request, ObservedState findings, boolean namespaceUnknown) {
        boolean create = namespaceUnknown && request.policy().createNamespace();
        Optional<Compute> compute = findings.compute();
        if (request.policy().mode() == Mode.DETACH) {
            return new Planner(compute.isEmpty() ? Action.NOTHING : Action.DETACH, List.of(), findings.roles(), false);
        }
        if (compute.isEmpty()) {
            return new Planner(Action.ATTACH, List.of(), findings.roles(), create);
        }
        ProvisioningState state = compute.get().provisioningState();
        if (state == ProvisioningState.DELETING) {
            return new Planner(Action.ATTACH_WHEN_GONE, List.of(), findings.roles(), create);
        }
        List<Difference> differences = ComputeDiff.between(request, compute.get());
        Action action = differences.isEmpty()
                ? state == ProvisioningState.RUNNING ? Action.JOIN : Action.NOTHING
                : onDifference(request, compute.get(), differences);
        return new Planner(action, differences, findings.roles(), create);
    }

    private static Action onDifference(AttachRequest request, Compute compute, List<Difference> differences) {
        boolean ours = compute.isKubernetes() && compute.attached().orElse(true);
        return switch (request.policy().onDifference()) {
            case FAIL -> Action.REFUSE;
            case KEEP -> Action.KEEP;
            case UPDATE -> differences.stream().allMatch(Difference::inPlace) ? Action.UPDATE : Action.REFUSE;
            case REPLACE -> ours ? Action.REPLACE : Action.REFUSE;
        };
    }

    /** The roles of the workspace's identity that the run grants before it attaches. */
    public List<RoleNeed> workspaceRoles(Policy policy) {
        return policy.mode() != Mode.DETACH && policy.workspaceRoles() == Policy.WorkspaceRoles.GRANT
                ? roles.workspace().stream().filter(RoleNeed::missing).toList()
                : List.of();
    }

    /** The roles of the compute's identity that the run grants once the identity exists. */
    public List<RoleNeed> computeRoles() {
        return roles.compute().stream()
                .filter(need -> action.puts() || need.missing())
                .toList();
    }

    /** The plan as the product shows it. */
    public AttachPlan show(AttachRequest request, List<Verdict> verdicts) {
        List<PlannedChange> changes = new ArrayList<>();
        if (request.policy().mode() == Mode.DETACH) {
            detach(request, changes);
        } else if (action != Action.REFUSE) {
            apply(request, changes);
        }
        return new AttachPlan(request.computeId().toString(), changes, differences, verdicts);
    }

    private void detach(AttachRequest request, List<PlannedChange> changes) {
        if (action == Action.DETACH) {
            changes.add(change(PlannedChange.Kind.DETACH, "compute " + request.computeName(), "mode is detach"));
            if (request.policy().removeRoles()) {
                roles.compute()
                        .forEach(need -> changes.add(change(
                                PlannedChange.Kind.REMOVE_ROLE,
                                need.toString(),
                                request.name(Parameter.REMOVE_ROLES) + " is true")));
            }
        }
    }

    private void apply(AttachRequest request, List<PlannedChange> changes) {
        String compute = "compute " + request.computeName();
        String target = request.cluster() + ", namespace "
                + request.kubernetes().namespace() + ", identity " + request.identity();
        workspaceRoles(request.policy())
                .forEach(need -> changes.add(change(PlannedChange.Kind.GRANT_ROLE, need.toString(), need.why())));
        if (createNamespace) {
            changes.add(change(
                    PlannedChange.Kind.CREATE_NAMESPACE,
                    "namespace " + request.kubernetes().namespace() + " in " + request.cluster(),
                    "it is not known to exist"));
        }
        switch (action) {
            case ATTACH, ATTACH_WHEN_GONE ->
                changes.add(change(PlannedChange.Kind.ATTACH, compute + " to " + target, "it does not exist"));
            case UPDATE ->
                changes.add(change(
                        PlannedChange.Kind.UPDATE, compute + " to identity " + request.identity(), "it differs"));
            case REPLACE -> {
                changes.add(change(PlannedChange.Kind.DETACH, compute, "it differs"));
                changes.add(change(PlannedChange.Kind.ATTACH, compute + " to " + target, "it was detached"));
            }
            case NOTHING, JOIN, KEEP, REFUSE, DETACH -> {}
        }
        computeRoles().forEach(need -> changes.add(change(PlannedChange.Kind.GRANT_ROLE, need.toString(), need.why())));
    }

    private static PlannedChange change(PlannedChange.Kind kind, String subject, String reason) {
        return new PlannedChange(kind, subject, reason);
    }
}
