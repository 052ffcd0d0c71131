package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code azureMlAttach}: makes a Kubernetes cluster the compute of an Azure Machine Learning workspace. */
public final class AzureMlAttachStep extends ComputeArguments {
    /** What stands for the path of a manifest that is given as its text. */
    private static final String MANIFEST_TEXT = "manifest";

    private boolean failOnDrift = true;
    private List<Map<String, Object>> targets;

    @DataBoundConstructor
    public AzureMlAttachStep(String resourceGroup, String workspaceName, String computeName, String resourceId) {
        set(Parameter.RESOURCE_GROUP, resourceGroup);
        set(Parameter.WORKSPACE_NAME, workspaceName);
        set(Parameter.COMPUTE_NAME, computeName);
        set(Parameter.RESOURCE_ID, resourceId);
    }

    @CheckForNull
    public String getWorkspaceRoles() {
        return get(Parameter.WORKSPACE_ROLES);
    }

    @DataBoundSetter
    public void setWorkspaceRoles(String value) {
        set(Parameter.WORKSPACE_ROLES, value);
    }

    @CheckForNull
    public String getMode() {
        return get(Parameter.MODE);
    }

    @DataBoundSetter
    public void setMode(String value) {
        set(Parameter.MODE, value);
    }

    @CheckForNull
    public String getOnDifference() {
        return get(Parameter.ON_DIFFERENCE);
    }

    @DataBoundSetter
    public void setOnDifference(String value) {
        set(Parameter.ON_DIFFERENCE, value);
    }

    @CheckForNull
    public String getPreflight() {
        return get(Parameter.PREFLIGHT);
    }

    @DataBoundSetter
    public void setPreflight(String value) {
        set(Parameter.PREFLIGHT, value);
    }

    @CheckForNull
    public List<Map<String, Object>> getTargets() {
        return targets;
    }

    @DataBoundSetter
    public void setTargets(List<Map<String, Object>> values) {
        targets = values == null || values.isEmpty() ? null : values;
    }

    @CheckForNull
    public String getManifest() {
        return get(Parameter.MANIFEST);
    }

    @DataBoundSetter
    public void setManifest(String value) {
        set(Parameter.MANIFEST, value);
    }

    @CheckForNull
    public Integer getMaxParallel() {
        String number = get(Parameter.MAX_PARALLEL);
        return number == null ? null : Integer.valueOf(number);
    }

    @DataBoundSetter
    public void setMaxParallel(Integer value) {
        set(Parameter.MAX_PARALLEL, value == null ? null : value.toString());
    }

    public boolean isFailFast() {
        return isSet(Parameter.FAIL_FAST);
    }

    @DataBoundSetter
    public void setFailFast(boolean value) {
        set(Parameter.FAIL_FAST, value);
    }

    @CheckForNull
    public String getShard() {
        return get(Parameter.SHARD);
    }

    @DataBoundSetter
    public void setShard(String value) {
        set(Parameter.SHARD, value);
    }

    public boolean isFailOnDrift() {
        return failOnDrift;
    }

    @DataBoundSetter
    public void setFailOnDrift(boolean value) {
        failOnDrift = value;
    }

    @Override
    boolean failsOnDrift() {
        return failOnDrift;
    }

    @Override
    StepSettings settings() {
        if (targets != null) {
            return InlineManifest.settings(values(), targets);
        }
        String manifest = get(Parameter.MANIFEST);
        boolean isText = manifest != null && manifest.contains("\n");
        return isText
                ? super.settings().with(Parameter.MANIFEST, MANIFEST_TEXT).with(MANIFEST_TEXT, manifest)
                : super.settings();
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        if (targets != null && getManifest() != null) {
            throw new AbortException(Messages.AzureMlAttachStep_manifestAndTargets(getManifest()));
        }
        StepSettings settings = settings();
        return FleetRequest.isAskedFor(settings)
                ? new FleetExecution(context, settings, getCredentialsId(), failOnDrift)
                : super.start(context);
    }

    /** Tells Jenkins about the step. */
    @Extension
    public static final class DescriptorImpl extends AttachFormDescriptor {
        @Override
        public String getFunctionName() {
            return "azureMlAttach";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureMlAttachStep_displayName();
        }
    }
}
