package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** The arguments that say what a compute is to be. */
public abstract class ComputeArguments extends PreparationArguments {

    public String getResourceId() {
        return get(Parameter.RESOURCE_ID);
    }

    @CheckForNull
    public String getSubscriptionId() {
        return get(Parameter.SUBSCRIPTION_ID);
    }

    @DataBoundSetter
    public void setSubscriptionId(String value) {
        set(Parameter.SUBSCRIPTION_ID, value);
    }

    @CheckForNull
    public String getNamespace() {
        return get(Parameter.NAMESPACE);
    }

    @DataBoundSetter
    public void setNamespace(String value) {
        set(Parameter.NAMESPACE, value);
    }

    @CheckForNull
    public String getIdentityType() {
        return get(Parameter.IDENTITY_TYPE);
    }

    @DataBoundSetter
    public void setIdentityType(String value) {
        set(Parameter.IDENTITY_TYPE, value);
    }

    @CheckForNull
    public List<String> getUserAssignedIdentities() {
        return getLines(Parameter.USER_ASSIGNED_IDENTITIES);
    }

    @DataBoundSetter
    public void setUserAssignedIdentities(List<String> values) {
        setLines(Parameter.USER_ASSIGNED_IDENTITIES, values);
    }

    @CheckForNull
    public String getDescription() {
        return get(Parameter.DESCRIPTION);
    }

    @DataBoundSetter
    public void setDescription(String value) {
        set(Parameter.DESCRIPTION, value);
    }

    @CheckForNull
    public String getDefaultInstanceType() {
        return get(Parameter.DEFAULT_INSTANCE_TYPE);
    }

    @DataBoundSetter
    public void setDefaultInstanceType(String value) {
        set(Parameter.DEFAULT_INSTANCE_TYPE, value);
    }

    @CheckForNull
    public String getInstanceTypes() {
        return get(Parameter.INSTANCE_TYPES);
    }

    @DataBoundSetter
    public void setInstanceTypes(String value) {
        set(Parameter.INSTANCE_TYPES, value);
    }

    @CheckForNull
    public String getFile() {
        return get(Parameter.FILE);
    }

    @DataBoundSetter
    public void setFile(String value) {
        set(Parameter.FILE, value);
    }

    @CheckForNull
    public List<String> getComputeRoles() {
        return getLines(Parameter.COMPUTE_ROLES);
    }

    @DataBoundSetter
    public void setComputeRoles(List<String> values) {
        setLines(Parameter.COMPUTE_ROLES, values);
    }

    public boolean isCreateNamespace() {
        return isSet(Parameter.CREATE_NAMESPACE);
    }

    @DataBoundSetter
    public void setCreateNamespace(boolean value) {
        set(Parameter.CREATE_NAMESPACE, value);
    }

    /** The roles as a form shows them. */
    @Restricted(NoExternalUse.class)
    public String getComputeRolesText() {
        return get(Parameter.COMPUTE_ROLES);
    }

    /** The identities as a form shows them. */
    @Restricted(NoExternalUse.class)
    public String getUserAssignedIdentitiesText() {
        return get(Parameter.USER_ASSIGNED_IDENTITIES);
    }
}
