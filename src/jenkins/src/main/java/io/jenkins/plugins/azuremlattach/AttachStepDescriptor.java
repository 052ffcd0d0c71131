package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the forms of both steps share: drop-downs, and checks while somebody types. */
public abstract class AttachStepDescriptor extends AzureChoiceDescriptor {
    /** Lists of the step that a form shows as a text with a line for each. */
    private static final List<String> LISTS = List.of("computeRoles", "userAssignedIdentities");

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class);
    }

    @Override
    public final String argumentsToString(@NonNull Map<String, Object> arguments) {
        if (arguments.get(TargetList.NAME) instanceof List<?> targets) {
            return targets.size() + " computes";
        }
        Object name = arguments.getOrDefault("computeName", arguments.get("manifest"));
        return name instanceof String text ? text : null;
    }

    @Override
    public final Step newInstance(@CheckForNull StaplerRequest2 request, @NonNull JSONObject form)
            throws FormException {
        for (String list : LISTS) {
            if (form.opt(list) instanceof String text) {
                JSONArray lines = new JSONArray();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
                form.put(list, lines);
            }
        }
        if ("".equals(form.opt("maxParallel"))) {
            form.remove("maxParallel");
        }
        return super.newInstance(request, form);
    }

    @POST
    public final ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String credentialsId) {
        return CredentialChoice.items(item, credentialsId);
    }

    @POST
    public final ListBoxModel doFillIdentityTypeItems() {
        return Choices.of(Parameter.IDENTITY_TYPE);
    }

    @POST
    public final ListBoxModel doFillWorkspaceRolesItems() {
        return Choices.of(Parameter.WORKSPACE_ROLES);
    }

    @POST
    public final ListBoxModel doFillModeItems() {
        return Choices.of(Parameter.MODE);
    }

    @POST
    public final ListBoxModel doFillOnDifferenceItems() {
        return Choices.of(Parameter.ON_DIFFERENCE);
    }

    @POST
    public final ListBoxModel doFillPreflightItems() {
        return Choices.of(Parameter.PREFLIGHT);
    }

    @POST
    public final ListBoxModel doFillCloudItems() {
        return Choices.of(Parameter.CLOUD, "(the controller's)");
    }

    @POST
    public final FormValidation doCheckResourceGroup(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String manifest) {
        return FieldCheck.check(item, Parameter.RESOURCE_GROUP, value, manifest);
    }

    @POST
    public final FormValidation doCheckWorkspaceName(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String manifest) {
        return FieldCheck.check(item, Parameter.WORKSPACE_NAME, value, manifest);
    }

    @POST
    public final FormValidation doCheckSubscriptionId(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.check(item, Parameter.SUBSCRIPTION_ID, value);
    }

    @POST
    public final FormValidation doCheckComputeName(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String manifest) {
        return FieldCheck.check(item, Parameter.COMPUTE_NAME, value, manifest);
    }

    @POST
    public final FormValidation doCheckResourceId(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String manifest) {
        return FieldCheck.check(item, Parameter.RESOURCE_ID, value, manifest);
    }

    @POST
    public final FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.check(item, Parameter.NAMESPACE, value);
    }

    @POST
    public final FormValidation doCheckUserAssignedIdentities(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.check(item, Parameter.USER_ASSIGNED_IDENTITIES, value);
    }

    @POST
    public final FormValidation doCheckComputeRoles(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.check(item, Parameter.COMPUTE_ROLES, value);
    }

    @POST
    public final FormValidation doCheckInstanceTypes(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.check(item, Parameter.INSTANCE_TYPES, value);
    }

    @POST
    public final FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.check(item, Parameter.TIMEOUT, value);
    }

    @POST
    public final FormValidation doCheckMaxParallel(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.check(item, Parameter.MAX_PARALLEL, value);
    }

    @POST
    public final FormValidation doCheckShard(@AncestorInPath Item item, @QueryParameter String value) {
        return FieldCheck.check(item, Parameter.SHARD, value);
    }
}
