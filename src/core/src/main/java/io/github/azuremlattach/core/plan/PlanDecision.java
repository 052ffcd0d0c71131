package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.result.AttachPlan;
import java.util.List;

/**
 * The plan, and what it rests on.
 *
 * @param plan the plan
 * @param compute what is done about the compute
 * @param roles the roles that are needed, and whether they are held
 * @param problems what is wrong with the roles
 */
public record PlanDecision(AttachPlan plan, ComputeDecision compute, List<RoleNeed> roles, List<RoleProblem> problems) {
    public PlanDecision {
        roles = List.copyOf(roles);
        problems = List.copyOf(problems);
    }
}
