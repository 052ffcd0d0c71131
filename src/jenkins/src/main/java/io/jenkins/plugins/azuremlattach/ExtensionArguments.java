package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.settings.Parameter;
import org.kohsuke.stapler.DataBoundSetter;

/** The arguments that say what is done about the extension of the cluster. */
public abstract class ExtensionArguments extends VerificationArguments {

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
}
