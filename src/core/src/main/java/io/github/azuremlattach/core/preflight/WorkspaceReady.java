package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import java.util.Optional;

/** Whether the workspace has been provisioned. */
final class WorkspaceReady implements Check {
    private static final String NAME = "workspace ready";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        String state = evidence.findings().workspace().provisioningState();
        String name = evidence.request().workspace().name();
        return Optional.of(
                ProvisioningState.of(state) == ProvisioningState.SUCCEEDED
                        ? Verdict.pass(NAME, "workspace " + name + " is there")
                        : Verdict.fail(
                                NAME,
                                "workspace " + name + " is " + state,
                                Advice.remedy("Wait until the workspace is Succeeded, or repair it.")));
    }
}
