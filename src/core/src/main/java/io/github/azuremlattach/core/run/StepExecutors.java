package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.RemoveRole;
import io.github.azuremlattach.core.result.UpdateCompute;

/** The executor and the stage of each kind of change. */
final class StepExecutors {
    private StepExecutors() {}

    static StepResult execute(Change change, StepState step, RunContext context) {
        if (change instanceof AttachCompute attach) {
            return new AttachExecutor().execute(attach, step, context);
        } else if (change instanceof UpdateCompute update) {
            return new UpdateExecutor().execute(update, step, context);
        } else if (change instanceof DetachCompute detach) {
            return new DetachExecutor().execute(detach, step, context);
        } else if (change instanceof CreateNamespace create) {
            return new NamespaceExecutor().execute(create, step, context);
        } else if (change instanceof GrantRole grant) {
            return new GrantExecutor().execute(grant, step, context);
        }
        return new RemoveRoleExecutor().execute((RemoveRole) change, step, context);
    }

    static Stage stage(Change change, boolean provisioning) {
        if (change instanceof GrantRole grant) {
            return grant.holder() == Holder.WORKSPACE
                    ? Stage.WORKSPACE_ROLES
                    : provisioning ? Stage.PROVISIONING : Stage.COMPUTE_ROLES;
        } else if (change instanceof CreateNamespace) {
            return Stage.CREATE_NAMESPACE;
        } else if (change instanceof DetachCompute) {
            return Stage.DETACH;
        }
        return change instanceof RemoveRole ? Stage.REMOVE_ROLES : Stage.ATTACH;
    }
}
