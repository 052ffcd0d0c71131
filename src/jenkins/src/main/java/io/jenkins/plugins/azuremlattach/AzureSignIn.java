package io.jenkins.plugins.azuremlattach;

import com.azure.core.http.HttpClient;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.microsoft.azure.util.AzureBaseCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.PluginWrapper;
import hudson.Util;
import hudson.model.Run;
import io.github.azuremlattach.core.Parameter;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.Endpoints;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The way to Azure for a build: its credential, the administrator's endpoints and Jenkins' own HTTP client. */
final class AzureSignIn {
    private final Run<?, ?> run;
    private final String credentialsId;
    private final StepSettings settings;

    private AzureSignIn(Run<?, ?> run, String credentialsId, StepSettings settings) {
        this.run = run;
        this.credentialsId = credentialsId;
        this.settings = settings;
    }

    /** Chooses the credential: the step's, or else the default of the controller. */
    static AzureSignIn of(Run<?, ?> run, @CheckForNull String credentialsId, StepSettings settings)
            throws AbortException {
        String id =
                credentialsId == null ? AzureMlAttachGlobalConfiguration.get().getCredentialsId() : credentialsId;
        if (Util.fixEmpty(id) == null) {
            throw new AbortException("credentialsId is missing: give the id of an Azure credential, or let an"
                    + " administrator set a default under Manage Jenkins » System » Azure ML attach. (exit code 2 of"
                    + " azureml-attach)");
        }
        return new AzureSignIn(run, id, settings);
    }

    /** Finds the credential, notes its use, and names the way; nothing is sent yet. */
    AzureAccess access() throws AbortException {
        StandardCredentials credential = credential();
        CredentialsProvider.track(run, credential);
        Endpoints endpoints = AzureEndpoints.of(settings.value(Parameter.CLOUD), credential);
        HttpClient http = AzureTransport.client();
        TokenSource source = new TokenSource(endpoints, http);
        if (credential instanceof StringCredentials) {
            String tenant = needed(Parameter.TENANT_ID);
            String client = needed(Parameter.CLIENT_ID);
            // Asked anew for each sign-in: an id token lives for minutes, an attach for an hour.
            return AzureAccess.to(
                    endpoints, () -> source.assertion(tenant, client, this::assertion), http, userAgent());
        }
        return AzureAccess.to(endpoints, () -> source.of((AzureBaseCredentials) found()), http, userAgent());
    }

    private StandardCredentials credential() throws AbortException {
        StandardCredentials credential =
                CredentialsProvider.findCredentialById(credentialsId, StandardCredentials.class, run);
        if (credential == null) {
            throw new AbortException("credentialsId is '" + credentialsId + "': this job can see no credential with"
                    + " that id. Add it to the job's folder or to the controller, or correct the id. (exit code 2 of"
                    + " azureml-attach)");
        }
        if (!(credential instanceof AzureBaseCredentials || credential instanceof StringCredentials)) {
            throw new AbortException("credentialsId is '" + credentialsId + "': give an Azure service principal, an"
                    + " Azure managed identity, or an OpenID Connect id token (a secret text). (exit code 2 of"
                    + " azureml-attach)");
        }
        return credential;
    }

    private StandardCredentials found() {
        try {
            return credential();
        } catch (AbortException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private String assertion() {
        return ((StringCredentials) found()).getSecret().getPlainText();
    }

    private String needed(Parameter parameter) throws AbortException {
        String text = settings.value(parameter);
        if (!text.matches("[A-Za-z0-9.-]{1,255}")) {
            throw new AbortException(parameter.camelCase() + (text.isEmpty() ? " is missing" : " is '" + text + "'")
                    + ": an id token is exchanged for the identity that tenantId and clientId name, so give both."
                    + " (exit code 2 of azureml-attach)");
        }
        return text;
    }

    private static String userAgent() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(AzureSignIn.class);
        return "azureml-attach/" + (plugin == null ? "dev" : plugin.getVersion()) + " (jenkins)";
    }
}
