package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.github.azuremlattach.core.settings.Parameter;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code azureMlDetach}: takes a compute out of its workspace; the cluster stays. */
public final class AzureMlDetachStep extends AzureMlStep {

    @DataBoundConstructor
    public AzureMlDetachStep(String subscriptionId, String resourceGroup, String workspaceName, String computeName) {
        set(Parameter.SUBSCRIPTION_ID, subscriptionId);
        set(Parameter.RESOURCE_GROUP, resourceGroup);
        set(Parameter.WORKSPACE_NAME, workspaceName);
        set(Parameter.COMPUTE_NAME, computeName);
    }

    public String getSubscriptionId() {
        return get(Parameter.SUBSCRIPTION_ID);
    }

    public boolean isRemoveRoles() {
        return isSet(Parameter.REMOVE_ROLES);
    }

    @DataBoundSetter
    public void setRemoveRoles(boolean value) {
        set(Parameter.REMOVE_ROLES, value);
    }

    @Override
    StepSettings settings() {
        return super.settings().with(Parameter.MODE, "detach");
    }

    /** Tells Jenkins about the step. */
    @Extension
    public static final class DescriptorImpl extends AttachStepDescriptor {
        @Override
        String withoutSubscription() {
            return "(choose one)";
        }

        @Override
        public String getFunctionName() {
            return "azureMlDetach";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return "Detach a compute from an Azure Machine Learning workspace";
        }
    }
}
