package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.ComboBoxModel;
import hudson.util.ListBoxModel;
import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.azure.Subscriptions.Subscription;
import io.github.azuremlattach.core.request.ResourceId;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What a form offers out of Azure: subscriptions, resource groups, workspaces and clusters that an identity can see. */
final class AzureChoices {
    private static final Logger LOGGER = Logger.getLogger(AzureChoices.class.getName());

    /** How many subscriptions are searched when none is chosen. */
    private static final int MOST_SUBSCRIPTIONS = 10;

    private AzureChoices() {}

    /**
     * Subscriptions by name.
     *
     * @param unset what no choice means
     * @param current what is chosen so far; it stays, whatever Azure says
     */
    static ListBoxModel subscriptions(AzureQuestion question, String unset, @CheckForNull String current) {
        ListBoxModel model = new ListBoxModel();
        model.add(unset, "");
        if (question.canBeAsked()) {
            try {
                for (Subscription one :
                        question.ask(azure -> azure.subscriptions().list())) {
                    model.add(one.name() + " (" + one.id() + ")", one.id());
                }
            } catch (IOException e) {
                model.add(Messages.AzureChoices_noAnswer(e.getMessage()), "");
            }
        }
        String chosen = Util.fixEmptyAndTrim(current);
        if (chosen != null && model.stream().noneMatch(option -> option.value.equals(chosen))) {
            model.add(chosen, chosen);
        }
        return model;
    }

    /** The resource groups that hold workspaces. */
    static ComboBoxModel groups(AzureQuestion question, @CheckForNull String subscriptionId) {
        return names(question, subscriptionId, AzureChoices::workspaces, ResourceId::resourceGroup);
    }

    /** The workspaces of a resource group, or of all. */
    static ComboBoxModel workspaces(
            AzureQuestion question, @CheckForNull String subscriptionId, @CheckForNull String resourceGroup) {
        String group = Util.fixNull(resourceGroup).strip();
        return names(
                question,
                subscriptionId,
                (azure, id) -> workspaces(azure, id)
                        .filter(one -> group.isEmpty() || one.resourceGroup().equalsIgnoreCase(group)),
                ResourceId::name);
    }

    /** The ids of AKS and Azure Arc clusters. */
    static ComboBoxModel clusters(AzureQuestion question, @CheckForNull String subscriptionId) {
        return names(question, subscriptionId, (azure, id) -> azure.clusters().in(id).stream(), ResourceId::toString);
    }

    private static Stream<ResourceId> workspaces(AzureClients azure, String subscriptionId) {
        return azure.workspaces().in(subscriptionId).stream();
    }

    private static ComboBoxModel names(
            AzureQuestion question,
            @CheckForNull String subscriptionId,
            BiFunction<AzureClients, String, Stream<ResourceId>> list,
            Function<ResourceId, String> name) {
        if (!question.canBeAsked()) {
            return new ComboBoxModel();
        }
        try {
            List<String> found = question.ask(
                    azure -> searched(azure, Util.fixNull(subscriptionId).strip())
                            .flatMap(id -> list.apply(azure, id))
                            .map(name)
                            .distinct()
                            .sorted()
                            .toList());
            return new ComboBoxModel(found);
        } catch (IOException e) {
            // The drop-down of subscriptions says why; here one can type.
            LOGGER.log(Level.FINE, "Azure cannot be asked", e);
            return new ComboBoxModel();
        }
    }

    private static Stream<String> searched(AzureClients azure, String subscriptionId) {
        if (ResourceId.isGuid(subscriptionId)) {
            return Stream.of(subscriptionId);
        }
        List<Subscription> all = azure.subscriptions().list();
        return all.stream().limit(MOST_SUBSCRIPTIONS).map(Subscription::id);
    }
}
