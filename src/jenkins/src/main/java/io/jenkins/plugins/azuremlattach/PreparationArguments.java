package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.settings.Parameter;
import org.kohsuke.stapler.DataBoundSetter;

/** The arguments that say how the cluster is prepared and how the compute is marked. */
public abstract class PreparationArguments extends AzureMlStep {

    @CheckForNull
    public String getExtension() {
        return get(Parameter.EXTENSION);
    }

    @DataBoundSetter
    public void setExtension(String value) {
        set(Parameter.EXTENSION, value);
    }

    @CheckForNull
    public String getExtensionSettings() {
        return get(Parameter.EXTENSION_SETTINGS);
    }

    @DataBoundSetter
    public void setExtensionSettings(String value) {
        set(Parameter.EXTENSION_SETTINGS, value);
    }

    @CheckForNull
    public String getExtensionVersion() {
        return get(Parameter.EXTENSION_VERSION);
    }

    @DataBoundSetter
    public void setExtensionVersion(String value) {
        set(Parameter.EXTENSION_VERSION, value);
    }

    @CheckForNull
    public String getExtensionTrain() {
        return get(Parameter.EXTENSION_TRAIN);
    }

    @DataBoundSetter
    public void setExtensionTrain(String value) {
        set(Parameter.EXTENSION_TRAIN, value);
    }

    @CheckForNull
    public String getExtensionName() {
        return get(Parameter.EXTENSION_NAME);
    }

    @DataBoundSetter
    public void setExtensionName(String value) {
        set(Parameter.EXTENSION_NAME, value);
    }

    @CheckForNull
    public String getExtensionTimeout() {
        return get(Parameter.EXTENSION_TIMEOUT);
    }

    @DataBoundSetter
    public void setExtensionTimeout(String value) {
        set(Parameter.EXTENSION_TIMEOUT, value);
    }

    @CheckForNull
    public String getTags() {
        return get(Parameter.TAGS);
    }

    @DataBoundSetter
    public void setTags(String value) {
        set(Parameter.TAGS, value);
    }

    public boolean isRegisterProviders() {
        return isSet(Parameter.REGISTER_PROVIDERS);
    }

    @DataBoundSetter
    public void setRegisterProviders(boolean value) {
        set(Parameter.REGISTER_PROVIDERS, value);
    }

    public boolean isOriginTags() {
        return isSet(Parameter.ORIGIN_TAGS);
    }

    @DataBoundSetter
    public void setOriginTags(boolean value) {
        set(Parameter.ORIGIN_TAGS, value);
    }

    public boolean isDiagnoseCluster() {
        return isSet(Parameter.DIAGNOSE_CLUSTER);
    }

    @DataBoundSetter
    public void setDiagnoseCluster(boolean value) {
        set(Parameter.DIAGNOSE_CLUSTER, value);
    }
}
