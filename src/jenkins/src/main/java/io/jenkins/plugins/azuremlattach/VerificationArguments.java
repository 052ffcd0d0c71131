package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.settings.Parameter;
import org.kohsuke.stapler.DataBoundSetter;

/** The arguments that say how an attached compute is proved. */
public abstract class VerificationArguments extends AzureMlStep {

    @CheckForNull
    public String getVerify() {
        return get(Parameter.VERIFY);
    }

    @DataBoundSetter
    public void setVerify(String value) {
        set(Parameter.VERIFY, value);
    }

    @CheckForNull
    public String getVerifyInstanceTypes() {
        return get(Parameter.VERIFY_INSTANCE_TYPES);
    }

    @DataBoundSetter
    public void setVerifyInstanceTypes(String value) {
        set(Parameter.VERIFY_INSTANCE_TYPES, value);
    }

    @CheckForNull
    public String getVerifyEnvironment() {
        return get(Parameter.VERIFY_ENVIRONMENT);
    }

    @DataBoundSetter
    public void setVerifyEnvironment(String value) {
        set(Parameter.VERIFY_ENVIRONMENT, value);
    }

    @CheckForNull
    public String getVerifyTimeout() {
        return get(Parameter.VERIFY_TIMEOUT);
    }

    @DataBoundSetter
    public void setVerifyTimeout(String value) {
        set(Parameter.VERIFY_TIMEOUT, value);
    }
}
