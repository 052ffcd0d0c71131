package io.jenkins.plugins.azuremlattach;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.microsoft.azure.util.AzureBaseCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The credentials that a form offers, to people who may see them. */
final class CredentialChoice {
    private CredentialChoice() {}

    static ListBoxModel items(@CheckForNull Item item, @CheckForNull String current) {
        StandardListBoxModel model = new StandardListBoxModel();
        if (!mayList(item)) {
            return model.includeCurrentValue(Util.fixNull(current));
        }
        return model.includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2,
                        item,
                        StandardCredentials.class,
                        List.of(),
                        CredentialsMatchers.allOf(
                                // No job can see a credential that is for the controller alone.
                                CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM)),
                                CredentialsMatchers.anyOf(
                                        CredentialsMatchers.instanceOf(AzureBaseCredentials.class),
                                        CredentialsMatchers.instanceOf(StringCredentials.class))))
                .includeCurrentValue(Util.fixNull(current));
    }

    /** Finds a credential for a form. */
    @CheckForNull
    static StandardCredentials find(@CheckForNull Item item, String id) {
        List<StandardCredentials> seen = item == null
                ? CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                : CredentialsProvider.lookupCredentialsInItem(StandardCredentials.class, item, ACL.SYSTEM2, List.of());
        return CredentialsMatchers.firstOrNull(seen, CredentialsMatchers.withId(id));
    }

    /** Whether somebody may use the credentials of an item, and not only see that they exist. */
    static boolean mayUse(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /** Whether somebody may see the form of an item, and be told what is wrong in it. */
    static boolean mayRead(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.READ) : item.hasPermission(Item.EXTENDED_READ);
    }

    private static boolean mayList(@CheckForNull Item item) {
        return mayUse(item) || (item != null && item.hasPermission(Item.EXTENDED_READ));
    }
}
