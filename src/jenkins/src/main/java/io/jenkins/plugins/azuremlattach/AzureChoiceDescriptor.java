package io.jenkins.plugins.azuremlattach;

import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.ListBoxModel;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The drop-downs of a step's form that are filled from Azure, with the credential that is chosen in the form. */
public abstract class AzureChoiceDescriptor extends StepDescriptor {

    /** What it means when no subscription is chosen. */
    abstract String withoutSubscription();

    @POST
    public final ListBoxModel doFillSubscriptionIdItems(
            @AncestorInPath Item item,
            @QueryParameter String credentialsId,
            @QueryParameter String tenantId,
            @QueryParameter String clientId,
            @QueryParameter String cloud,
            @QueryParameter String subscriptionId) {
        return AzureChoices.subscriptions(
                new AzureQuestion(item, credentialsId, tenantId, clientId, cloud),
                withoutSubscription(),
                subscriptionId);
    }

    @POST
    public final ComboBoxModel doFillResourceGroupItems(
            @AncestorInPath Item item,
            @QueryParameter String credentialsId,
            @QueryParameter String tenantId,
            @QueryParameter String clientId,
            @QueryParameter String cloud,
            @QueryParameter String subscriptionId) {
        return AzureChoices.groups(new AzureQuestion(item, credentialsId, tenantId, clientId, cloud), subscriptionId);
    }

    @POST
    public final ComboBoxModel doFillWorkspaceNameItems(
            @AncestorInPath Item item,
            @QueryParameter String credentialsId,
            @QueryParameter String tenantId,
            @QueryParameter String clientId,
            @QueryParameter String cloud,
            @QueryParameter String subscriptionId,
            @QueryParameter String resourceGroup) {
        return AzureChoices.workspaces(
                new AzureQuestion(item, credentialsId, tenantId, clientId, cloud), subscriptionId, resourceGroup);
    }

    @POST
    public final ComboBoxModel doFillResourceIdItems(
            @AncestorInPath Item item,
            @QueryParameter String credentialsId,
            @QueryParameter String tenantId,
            @QueryParameter String clientId,
            @QueryParameter String cloud,
            @QueryParameter String subscriptionId) {
        return AzureChoices.clusters(new AzureQuestion(item, credentialsId, tenantId, clientId, cloud), subscriptionId);
    }
}
