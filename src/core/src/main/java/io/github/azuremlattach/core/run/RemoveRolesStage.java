package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.result.AttachOutcome;

/** Removes the role assignments that an attach of the compute made, known by their ids. */
final class RemoveRolesStage implements Stage {
    private final Run run;

    RemoveRolesStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        for (RoleNeed need : run.planner().roles().compute()) {
            String key = need.roleId() + "@" + need.scope();
            if (need.principalId().isEmpty() || run.state().granted.contains(key)) {
                continue;
            }
            if (run.azure().roleAssignments().revoke(need.scope(), need.roleId(), need.principalId())) {
                run.changed("Removed " + need);
            }
            run.state().granted.add(key);
        }
        return new Next.Done(new Outcomes(run).ended(AttachOutcome.Kind.DETACHED));
    }
}
