package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;

/** Whether the workspace has been provisioned. */
final class WorkspaceReady implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        String state = context.observed().workspace().provisioningState();
        String name = context.request().workspace().name();
        return ProvisioningState.of(state) == ProvisioningState.SUCCEEDED
                ? context.say(Finding.WORKSPACE_READY, "workspace", name)
                : context.say(Finding.WORKSPACE_NOT_READY, "workspace", name, "state", state);
    }
}
