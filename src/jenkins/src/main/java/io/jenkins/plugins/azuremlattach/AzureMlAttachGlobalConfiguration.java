package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.signin.AzureCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.Certificate;
import java.util.Collection;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
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

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        String[] before = {credentialsId, cloud, resourceManagerUrl, authorityUrl, caCertificate};
        try (BulkChange change = new BulkChange(this)) {
            request.bindJSON(this, form);
            change.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            credentialsId = before[0];
            cloud = before[1];
            resourceManagerUrl = before[2];
            authorityUrl = before[3];
            caCertificate = before[4];
            throw new FormException(rootMessage(e), e, "azureMlAttach");
        }
        return true;
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** Whether an administrator has set an address: then no step may choose a cloud. */
    boolean namesUrls() {
        return resourceManagerUrl != null || authorityUrl != null;
    }

    /** Whether any endpoint is set; otherwise the credential's own cloud is used. */
    boolean namesEndpoints() {
        return cloud != null || resourceManagerUrl != null || authorityUrl != null;
    }

    /** What the form calls a field. */
    public String label(String field) {
        return Labels.of(field);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.AttachBuildAction_displayName();
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
        String name = Util.fixEmptyAndTrim(value);
        if (name != null) {
            AzureCloud.named(name);
        }
        cloud = name;
        save();
    }

    @CheckForNull
    public String getResourceManagerUrl() {
        return resourceManagerUrl;
    }

    @DataBoundSetter
    public void setResourceManagerUrl(String value) {
        resourceManagerUrl = url("resourceManagerUrl", value);
        save();
    }

    @CheckForNull
    public String getAuthorityUrl() {
        return authorityUrl;
    }

    @DataBoundSetter
    public void setAuthorityUrl(String value) {
        authorityUrl = url("authorityUrl", value);
        save();
    }

    @CheckForNull
    public String getCaCertificate() {
        return caCertificate;
    }

    @DataBoundSetter
    public void setCaCertificate(String value) {
        String pem = Util.fixEmptyAndTrim(value);
        if (pem != null) {
            certificates(pem);
        }
        caCertificate = pem;
        save();
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
        return CredentialChoice.items(null, credentialsId);
    }

    @POST
    public ListBoxModel doFillCloudItems() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Choices.of(Parameter.CLOUD, Messages.AzureMlAttachGlobalConfiguration_cloudOfCredential());
    }

    @POST
    public FormValidation doCheckResourceManagerUrl(@QueryParameter String value) {
        return address("resourceManagerUrl", value);
    }

    @POST
    public FormValidation doCheckAuthorityUrl(@QueryParameter String value) {
        return address("authorityUrl", value);
    }

    @POST
    public FormValidation doCheckCaCertificate(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (Util.fixEmptyAndTrim(value) == null) {
            return FormValidation.ok();
        }
        try {
            return FormValidation.ok(Messages.AzureMlAttachGlobalConfiguration_certificates(
                    certificates(value).size()));
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static FormValidation address(String field, String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            url(field, value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    @CheckForNull
    private static String url(String field, @CheckForNull String value) {
        String url = Util.fixEmptyAndTrim(value);
        if (url != null && !url.matches("(?i)https://[^/?#@\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(
                    Messages.AzureMlAttachGlobalConfiguration_noUrl(Labels.of(field), Mistakes.show(url)));
        }
        return url;
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        try {
            return CaCertificates.parse(pem);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Messages.AzureMlAttachGlobalConfiguration_noCertificates(e.getMessage()), e);
        }
    }
}
