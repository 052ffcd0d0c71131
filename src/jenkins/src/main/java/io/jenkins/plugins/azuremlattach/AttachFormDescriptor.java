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

    @POST
    public final FormValidation doCheckApplyInstanceTypes(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String instanceTypes,
            @QueryParameter String resourceId) {
        return new FieldCheck()
                .with(Parameter.APPLY_INSTANCE_TYPES, value)
                .with(Parameter.INSTANCE_TYPES, instanceTypes)
                .with(Parameter.RESOURCE_ID, resourceId)
                .check(item, Parameter.APPLY_INSTANCE_TYPES);
    }

    @POST
    public final FormValidation doCheckFederatedCredentials(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String identityType,
            @QueryParameter String userAssignedIdentities,
            @QueryParameter String mode) {
        return identity(identityType, userAssignedIdentities)
                .with(Parameter.FEDERATED_CREDENTIALS, value)
                .with(Parameter.MODE, mode)
                .check(item, Parameter.FEDERATED_CREDENTIALS);
    }

    @POST
    public final FormValidation doCheckTags(@AncestorInPath Item item, @QueryParameter String value) {
        return new FieldCheck().with(Parameter.TAGS, value).check(item, Parameter.TAGS);
    }

    @POST
    public final FormValidation doCheckExtensionSettings(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String extension) {
        return new FieldCheck()
                .with(Parameter.EXTENSION_SETTINGS, value)
                .with(Parameter.EXTENSION, extension)
                .check(item, Parameter.EXTENSION_SETTINGS);
    }

    @POST
    public final FormValidation doCheckExtensionTimeout(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String extension) {
        return new FieldCheck()
                .with(Parameter.EXTENSION_TIMEOUT, value)
                .with(Parameter.EXTENSION, extension)
                .check(item, Parameter.EXTENSION_TIMEOUT);
    }

    @POST
    public final FormValidation doCheckVerifyTimeout(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String verify) {
        return new FieldCheck()
                .with(Parameter.VERIFY_TIMEOUT, value)
                .with(Parameter.VERIFY, verify)
                .check(item, Parameter.VERIFY_TIMEOUT);
    }

    private static FieldCheck identity(String type, String userAssigned) {
        return new FieldCheck()
                .with(Parameter.IDENTITY_TYPE, type)
                .with(Parameter.USER_ASSIGNED_IDENTITIES, userAssigned);
    }
}
