package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
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
        if (arguments.get(InlineManifest.NAME) instanceof List<?> targets) {
            return Messages.AttachStepDescriptor_computes(targets.size());
        }
        Object name = arguments.getOrDefault("computeName", arguments.get("manifest"));
        return name instanceof String text ? text : null;
    }

    @Override
    public final Step newInstance(Map<String, Object> arguments) throws Exception {
        Object targets = arguments.get(InlineManifest.NAME);
        if (targets != null) {
            boolean maps = targets instanceof List<?> list && list.stream().allMatch(Map.class::isInstance);
            if (!maps) {
                throw new AbortException(Messages.InlineManifest_noMaps(targets));
            }
        }
        return super.newInstance(arguments);
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

    /** What the form calls a field. */
    public final String label(String field) {
        return Labels.of(field);
    }

    @POST
    public final ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String credentialsId) {
        return CredentialChoice.items(item, credentialsId);
    }

    @POST
    public final ListBoxModel doFillIdentityTypeItems(@AncestorInPath Item item) {
        return Choices.of(item, Parameter.IDENTITY_TYPE);
    }

    @POST
    public final ListBoxModel doFillWorkspaceRolesItems(@AncestorInPath Item item) {
        return Choices.of(item, Parameter.WORKSPACE_ROLES);
    }

    @POST
    public final ListBoxModel doFillExtensionItems(@AncestorInPath Item item) {
        return Choices.of(item, Parameter.EXTENSION);
    }

    @POST
    public final ListBoxModel doFillVerifyItems(@AncestorInPath Item item) {
        return Choices.of(item, Parameter.VERIFY);
    }

    @POST
    public final ListBoxModel doFillModeItems(@AncestorInPath Item item) {
        return Choices.of(item, Parameter.MODE);
    }

    @POST
    public final ListBoxModel doFillOnDifferenceItems(@AncestorInPath Item item) {
        return Choices.of(item, Parameter.ON_DIFFERENCE);
    }

    @POST
    public final ListBoxModel doFillPreflightItems(@AncestorInPath Item item) {
        return Choices.of(item, Parameter.PREFLIGHT);
    }

    @POST
    public final ListBoxModel doFillCloudItems(@AncestorInPath Item item) {
        return CredentialChoice.mayRead(item)
                ? Choices.of(Parameter.CLOUD, Messages.AttachStepDescriptor_cloudOfController())
                : new ListBoxModel();
    }

    @POST
    public final FormValidation doCheckResourceGroup(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String workspaceName,
            @QueryParameter String manifest) {
        return new FieldCheck()
                .with(Parameter.RESOURCE_GROUP, value)
                .with(Parameter.WORKSPACE_NAME, workspaceName)
                .with(Parameter.MANIFEST, manifest)
                .check(item, Parameter.RESOURCE_GROUP);
    }

    @POST
    public final FormValidation doCheckWorkspaceName(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String resourceGroup,
            @QueryParameter String manifest) {
        return new FieldCheck()
                .with(Parameter.WORKSPACE_NAME, value)
                .with(Parameter.RESOURCE_GROUP, resourceGroup)
                .with(Parameter.MANIFEST, manifest)
                .check(item, Parameter.WORKSPACE_NAME);
    }

    @POST
    public final FormValidation doCheckComputeName(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String workspaceName,
            @QueryParameter String manifest) {
        return new FieldCheck()
                .with(Parameter.COMPUTE_NAME, value)
                .with(Parameter.WORKSPACE_NAME, workspaceName)
                .with(Parameter.MANIFEST, manifest)
                .check(item, Parameter.COMPUTE_NAME);
    }

    @POST
    public final FormValidation doCheckSubscriptionId(@AncestorInPath Item item, @QueryParameter String value) {
        return new FieldCheck().with(Parameter.SUBSCRIPTION_ID, value).check(item, Parameter.SUBSCRIPTION_ID);
    }

    @POST
    public final FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
        return new FieldCheck().with(Parameter.TIMEOUT, value).check(item, Parameter.TIMEOUT);
    }
}
