package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.github.azuremlattach.core.settings.Parameter;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code azureMlDetach}: takes a compute out of its workspace; the cluster stays. */
public final class AzureMlDetachStep extends AzureMlStep {
    private boolean onlyIfAttachedByThisBuild;

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

    public boolean isRemoveExtension() {
        return isSet(Parameter.REMOVE_EXTENSION);
    }

    @DataBoundSetter
    public void setRemoveExtension(boolean value) {
        set(Parameter.REMOVE_EXTENSION, value);
    }

    /** The cluster that the compute has to be on; null for any. */
    @CheckForNull
    public String getResourceId() {
        return get(Parameter.RESOURCE_ID);
    }

    @DataBoundSetter
    public void setResourceId(String value) {
        set(Parameter.RESOURCE_ID, value);
    }

    public boolean isOnlyIfAttachedByThisBuild() {
        return onlyIfAttachedByThisBuild;
    }

    @DataBoundSetter
    public void setOnlyIfAttachedByThisBuild(boolean value) {
        onlyIfAttachedByThisBuild = value;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new AttachExecution(context, settings(), getCredentialsId(), true)
                .onlyIfAttachedByThisBuild(onlyIfAttachedByThisBuild);
    }

    @Override
    StepSettings settings() {
        return super.settings().with(Parameter.MODE, "detach");
    }

    /** Tells Jenkins about the step. */
    @Extension
    public static final class DescriptorImpl extends AttachStepDescriptor {
        /** A detach may name the cluster, and need not. */
        @POST
        public FormValidation doCheckResourceId(@AncestorInPath Item item, @QueryParameter String value) {
            return new FieldCheck()
                    .with(Parameter.MODE, "detach")
                    .with(Parameter.RESOURCE_ID, value)
                    .check(item, Parameter.RESOURCE_ID);
        }

        /** A cluster loses its extension only where it is named, and once the compute has gone. */
        @POST
        public FormValidation doCheckRemoveExtension(
                @AncestorInPath Item item,
                @QueryParameter String value,
                @QueryParameter String resourceId,
                @QueryParameter String wait) {
            return new FieldCheck()
                    .with(Parameter.MODE, "detach")
                    .with(Parameter.REMOVE_EXTENSION, value)
                    .with(Parameter.RESOURCE_ID, resourceId)
                    .with(Parameter.WAIT, wait)
                    .check(item, Parameter.REMOVE_EXTENSION);
        }

        @Override
        String withoutSubscription() {
            return Messages.AzureMlDetachStep_withoutSubscription();
        }

        @Override
        public String getFunctionName() {
            return "azureMlDetach";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureMlDetachStep_displayName();
        }
    }
}
