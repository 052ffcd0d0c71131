package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.settings.Parameter;

/** The step that would detach a compute, to be copied from a log. */
final class DetachCall {
    private DetachCall() {}

    static String of(AttachOutcome outcome, StepSettings settings) {
        ResourceId id = ResourceId.parse(outcome.computeId()).orElse(null);
        ResourceId workspace = ResourceId.parse(outcome.workspace()).orElse(null);
        boolean known = id != null && workspace != null;
        return "azureMlDetach(subscriptionId: '"
                + (known ? id.subscriptionId() : settings.value(Parameter.SUBSCRIPTION_ID)) + "', resourceGroup: '"
                + (known ? id.resourceGroup() : settings.value(Parameter.RESOURCE_GROUP)) + "', workspaceName: '"
                + (known ? workspace.name() : settings.value(Parameter.WORKSPACE_NAME)) + "', computeName: '"
                + (known ? id.name() : settings.value(Parameter.COMPUTE_NAME)) + "')";
    }
}
