package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** What the attach and the detach have in common: a bag of arguments, and the credential to sign in with. */
public abstract class AzureMlStep extends Step {
    private final Map<Parameter, String> values = new EnumMap<>(Parameter.class);
    private String credentialsId;

    @CheckForNull
    final String get(Parameter parameter) {
        return values.get(parameter);
    }

    /** Keeps a value; a blank one is an unset one, so that the Snippet Generator leaves it out. */
    final void set(Parameter parameter, @CheckForNull String value) {
        String text = Util.fixEmptyAndTrim(value);
        if (text == null) {
            values.remove(parameter);
        } else {
            values.put(parameter, text);
        }
    }

    @CheckForNull
    final List<String> getLines(Parameter parameter) {
        String text = get(parameter);
        return text == null ? null : Arrays.asList(text.split("\n"));
    }

    final void setLines(Parameter parameter, @CheckForNull List<String> lines) {
        set(
                parameter,
                lines == null
                        ? null
                        : String.join(
                                "\n", lines.stream().filter(Objects::nonNull).toList()));
    }

    final boolean isSet(Parameter parameter) {
        return Boolean.parseBoolean(Objects.requireNonNullElse(get(parameter), parameter.defaultValue()));
    }

    /** Keeps a flag; its default is an unset value. */
    final void set(Parameter parameter, boolean flag) {
        String text = String.valueOf(flag);
        set(parameter, text.equals(parameter.defaultValue()) ? null : text);
    }

    public final String getResourceGroup() {
        return get(Parameter.RESOURCE_GROUP);
    }

    public final String getWorkspaceName() {
        return get(Parameter.WORKSPACE_NAME);
    }

    public final String getComputeName() {
        return get(Parameter.COMPUTE_NAME);
    }

    @CheckForNull
    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @CheckForNull
    public final String getTenantId() {
        return get(Parameter.TENANT_ID);
    }

    @DataBoundSetter
    public final void setTenantId(String value) {
        set(Parameter.TENANT_ID, value);
    }

    @CheckForNull
    public final String getClientId() {
        return get(Parameter.CLIENT_ID);
    }

    @DataBoundSetter
    public final void setClientId(String value) {
        set(Parameter.CLIENT_ID, value);
    }

    @CheckForNull
    public final String getCloud() {
        return get(Parameter.CLOUD);
    }

    @DataBoundSetter
    public final void setCloud(String value) {
        set(Parameter.CLOUD, value);
    }

    @CheckForNull
    public final String getTimeout() {
        return get(Parameter.TIMEOUT);
    }

    @DataBoundSetter
    public final void setTimeout(String value) {
        set(Parameter.TIMEOUT, value);
    }

    public final boolean isWait() {
        return isSet(Parameter.WAIT);
    }

    @DataBoundSetter
    public final void setWait(boolean value) {
        set(Parameter.WAIT, value);
    }

    final Map<Parameter, String> values() {
        return values;
    }

    /** The arguments as they are handed to the core. */
    StepSettings settings() {
        return new StepSettings(values);
    }

    /** Whether a compute that differs fails the build where nothing was to be changed anyway. */
    boolean failsOnDrift() {
        return true;
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        return new AttachExecution(context, settings(), credentialsId, failsOnDrift());
    }
}
