package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.result.RemoveRole;

/** Removes the role assignment that an earlier attach made, known by its id. */
final class RemoveRoleExecutor implements StepExecutor<RemoveRole> {
    @Override
    public StepResult execute(RemoveRole change, StepState step, RunContext context) {
        try {
            boolean removed =
                    context.azure().roleAssignments().revoke(change.scope(), change.roleId(), change.principalId());
            return removed || step.mayHaveWritten(context.process()) ? new StepResult.Done() : new StepResult.Found();
        } catch (ArmException e) {
            if (e.isTransient() || e.isUnauthorized() || e.kind() != ArmException.Kind.REFUSED) {
                throw e;
            }
            return StepResult.Refused.by(e);
        }
    }
}
