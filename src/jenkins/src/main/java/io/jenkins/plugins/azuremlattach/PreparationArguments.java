package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.settings.Parameter;
import org.kohsuke.stapler.DataBoundSetter;

/** The arguments that say what else is prepared, and how the compute is marked. */
public abstract class PreparationArguments extends ExtensionArguments {

    @CheckForNull
    public String getTags() {
        return get(Parameter.TAGS);
    }

    @DataBoundSetter
    public void setTags(String value) {
        set(Parameter.TAGS, value);
    }

    @CheckForNull
    public String getFederatedCredentials() {
        return get(Parameter.FEDERATED_CREDENTIALS);
    }

    @DataBoundSetter
    public void setFederatedCredentials(String value) {
        set(Parameter.FEDERATED_CREDENTIALS, value);
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

    public boolean isApplyInstanceTypes() {
        return isSet(Parameter.APPLY_INSTANCE_TYPES);
    }

    @DataBoundSetter
    public void setApplyInstanceTypes(boolean value) {
        set(Parameter.APPLY_INSTANCE_TYPES, value);
    }
}
