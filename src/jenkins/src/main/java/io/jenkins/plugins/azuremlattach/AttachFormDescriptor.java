package io.jenkins.plugins.azuremlattach;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.github.azuremlattach.core.settings.Parameter;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks that only the form of the attach has. */
public abstract class AttachFormDescriptor extends AttachStepDescriptor {
    @Override
    final String withoutSubscription() {
        return Messages.AzureMlAttachStep_withoutSubscription();
    }

    @POST
    public final FormValidation doCheckResourceId(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String workspaceName,
            @QueryParameter String mode,
            @QueryParameter String manifest) {
        return new FieldCheck()
                .with(Parameter.RESOURCE_ID, value)
                .with(Parameter.WORKSPACE_NAME, workspaceName)
                .with(Parameter.MODE, mode)
                .with(Parameter.MANIFEST, manifest)
                .check(item, Parameter.RESOURCE_ID);
    }

    @POST
    public final FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
        return new FieldCheck().with(Parameter.NAMESPACE, value).check(item, Parameter.NAMESPACE);
    }

    @POST
    public final FormValidation doCheckIdentityType(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String userAssignedIdentities) {
        return identity(value, userAssignedIdentities).check(item, Parameter.IDENTITY_TYPE);
    }

    @POST
    public final FormValidation doCheckUserAssignedIdentities(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String identityType) {
        return identity(identityType, value).check(item, Parameter.USER_ASSIGNED_IDENTITIES);
    }

    @POST
    public final FormValidation doCheckComputeRoles(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String identityType,
            @QueryParameter String userAssignedIdentities,
            @QueryParameter String mode) {
        return identity(identityType, userAssignedIdentities)
                .with(Parameter.COMPUTE_ROLES, value)
                .with(Parameter.MODE, mode)
                .check(item, Parameter.COMPUTE_ROLES);
    }

    @POST
    public final FormValidation doCheckInstanceTypes(@AncestorInPath Item item, @QueryParameter String value) {
        return new FieldCheck().with(Parameter.INSTANCE_TYPES, value).check(item, Parameter.INSTANCE_TYPES);
    }

    @POST
    public final FormValidation doCheckCreateNamespace(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String resourceId) {
        return new FieldCheck()
                .with(Parameter.CREATE_NAMESPACE, value)
                .with(Parameter.RESOURCE_ID, resourceId)
                .check(item, Parameter.CREATE_NAMESPACE);
    }

    @POST
    public final FormValidation doCheckMaxParallel(@AncestorInPath Item item, @QueryParameter String value) {
        return new FieldCheck().with(Parameter.MAX_PARALLEL, value).check(item, Parameter.MAX_PARALLEL);
    }

    @POST
    public final FormValidation doCheckShard(@AncestorInPath Item item, @QueryParameter String value) {
        return new FieldCheck().with(Parameter.SHARD, value).check(item, Parameter.SHARD);
    }

    private static FieldCheck identity(String type, String userAssigned) {
        return new FieldCheck()
                .with(Parameter.IDENTITY_TYPE, type)
                .with(Parameter.USER_ASSIGNED_IDENTITIES, userAssigned);
    }
}
