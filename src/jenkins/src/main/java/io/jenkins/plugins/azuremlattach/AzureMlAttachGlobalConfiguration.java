package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.github.azuremlattach.core.settings.Parameter;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What an administrator decides for all attaches of a controller: a default credential, and where Azure is. */
@Extension
@Symbol("azureMlAttach")
public final class AzureMlAttachGlobalConfiguration extends GlobalConfiguration {
    private String credentialsId;
    private String cloud;
    private String resourceManagerUrl;
    private String authorityUrl;
    private String caCertificate;

    public AzureMlAttachGlobalConfiguration() {
        load();
    }

    static AzureMlAttachGlobalConfiguration get() {
        return ExtensionList.lookupSingleton(AzureMlAttachGlobalConfiguration.class);
    }

    /** Whether any endpoint is set; otherwise the credential's own cloud is used. */
    boolean namesEndpoints() {
        return cloud != null || resourceManagerUrl != null || authorityUrl != null;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return "Azure ML attach";
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(String value) {
        credentialsId = Util.fixEmptyAndTrim(value);
        save();
    }

    @CheckForNull
    public String getCloud() {
        return cloud;
    }

    @DataBoundSetter
    public void setCloud(String value) {
        cloud = Util.fixEmptyAndTrim(value);
        save();
    }

    @CheckForNull
    public String getResourceManagerUrl() {
        return resourceManagerUrl;
    }

    @DataBoundSetter
    public void setResourceManagerUrl(String value) {
        resourceManagerUrl = Util.fixEmptyAndTrim(value);
        save();
    }

    @CheckForNull
    public String getAuthorityUrl() {
        return authorityUrl;
    }

    @DataBoundSetter
    public void setAuthorityUrl(String value) {
        authorityUrl = Util.fixEmptyAndTrim(value);
        save();
    }

    @CheckForNull
    public String getCaCertificate() {
        return caCertificate;
    }

    @DataBoundSetter
    public void setCaCertificate(String value) {
        caCertificate = Util.fixEmptyAndTrim(value);
        save();
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return CredentialChoice.items(null, credentialsId);
    }

    @POST
    public ListBoxModel doFillCloudItems() {
        return Choices.of(Parameter.CLOUD, "(the credential's)");
    }

    @POST
    public FormValidation doCheckResourceManagerUrl(@QueryParameter String value) {
        return address(value);
    }

    @POST
    public FormValidation doCheckAuthorityUrl(@QueryParameter String value) {
        return address(value);
    }

    @POST
    public FormValidation doCheckCaCertificate(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (Util.fixEmptyAndTrim(value) == null) {
            return FormValidation.ok();
        }
        try {
            int number = CaCertificates.parse(value).size();
            return FormValidation.ok(number == 1 ? "One certificate." : number + " certificates.");
        } catch (IllegalArgumentException e) {
            return FormValidation.error("The text cannot be used: " + e.getMessage() + ".");
        }
    }

    private static FormValidation address(String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String url = Util.fixEmptyAndTrim(value);
        return url == null || url.matches("(?i)https://[^/?#@\\s]+(/[^?#\\s]*)?")
                ? FormValidation.ok()
                : FormValidation.error("Give an https:// address without a query.");
    }
}
