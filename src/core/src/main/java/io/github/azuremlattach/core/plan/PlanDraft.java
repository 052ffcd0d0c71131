package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.ArrayList;
import java.util.List;

/**
 * What is decided before the roles have been read: what is done about the compute, and which roles it takes.
 *
 * @param compute what is done about the compute
 * @param differences how the compute differs from what was asked for
 * @param requirements the roles it takes
 */
public record PlanDraft(ComputeDecision compute, List<Difference> differences, RoleRequirements requirements) {

    public PlanDraft {
        differences = List.copyOf(differences);
    }

    /** Decides. */
    public static PlanDraft of(AttachRequest request, ObservedState observed) {
        List<Difference> differences = request.policy().mode() == Mode.DETACH
                ? List.of()
                : observed.compute()
                        .map(found -> ComputeDiff.between(request, found))
                        .orElse(List.of());
        ComputeDecision decision = ComputeDecision.of(request, observed.compute(), differences);
        if (decision == ComputeDecision.JOIN && request.policy().mode() == Mode.CHECK) {
            differences = List.of(ComputeDiff.notYet(observed.compute().orElseThrow()));
        }
        List<RoleProblem> problems = new ArrayList<>();
        List<RequiredRole> roles = new ArrayList<>(new WorkspaceRoleRules(request, observed, problems).roles());
        roles.addAll(new ComputeRoleRules(request, observed, decision, problems).roles());
        return new PlanDraft(
                decision,
                decision == ComputeDecision.ATTACH_WHEN_GONE ? List.of() : differences,
                new RoleRequirements(roles, problems));
    }
}
