package io.jenkins.plugins.azuremlattach;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.CredentialUnavailableException;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.microsoft.azure.util.AzureBaseCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.http.RateBudget;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.signin.Endpoints;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The way to Azure: a credential, the administrator's endpoints and Jenkins' own HTTP client. */
final class AzureSignIn {
    private static final Map<Identity, RateBudget> BUDGETS = new ConcurrentHashMap<>();

    private final Function<String, StandardCredentials> credentials;
    private final String credentialsId;
    private final StepSettings settings;

    private AzureSignIn(
            Function<String, StandardCredentials> credentials, @CheckForNull String given, StepSettings settings)
            throws AbortException {
        String id = given == null ? AzureMlAttachGlobalConfiguration.get().getCredentialsId() : given;
        if (Util.fixEmpty(id) == null) {
            throw new AbortException(Messages.AzureSignIn_noCredential());
        }
        this.credentials = credentials;
        this.credentialsId = id;
        this.settings = settings;
    }

    /** Whom Resource Manager gives one budget of requests. */
    private record Identity(Endpoints endpoints, String credentialsId, InstantSource clock) {}

    /** Chooses the credential of a build: the step's, or else the default of the controller; its use is noted. */
    static AzureSignIn of(Run<?, ?> run, @CheckForNull String credentialsId, StepSettings settings)
            throws AbortException {
        AzureSignIn signIn = new AzureSignIn(
                id -> CredentialsProvider.findCredentialById(id, StandardCredentials.class, run),
                credentialsId,
                settings);
        CredentialsProvider.track(run, signIn.credential());
        return signIn;
    }

    /** Chooses the credential of a form. */
    static AzureSignIn of(@CheckForNull Item item, @CheckForNull String credentialsId, StepSettings settings)
            throws AbortException {
        return new AzureSignIn(id -> CredentialChoice.find(item, id), credentialsId, settings);
    }

    /** Names the way; nothing is sent yet. All builds of an identity share its budget of requests. */
    AzureAccess access() throws AbortException {
        StandardCredentials credential = credential();
        Endpoints endpoints = AzureEndpoints.of(settings.value(Parameter.CLOUD), credential);
        InstantSource clock = AttachScheduler.get();
        RateBudget budget = BUDGETS.computeIfAbsent(
                new Identity(endpoints, credentialsId, clock), identity -> new RateBudget(clock));
        HttpClient http = AzureTransport.client();
        return AzureAccess.to(endpoints, identity(new CredentialAdapter(endpoints, http)), http, userAgent(), clock)
                .within(budget);
    }

    private Supplier<TokenCredential> identity(CredentialAdapter source) throws AbortException {
        if (credential() instanceof StringCredentials) {
            String tenant = needed(Parameter.TENANT_ID);
            String client = needed(Parameter.CLIENT_ID);
            // Asked anew for each sign-in: an id token lives for minutes, an attach for an hour.
            return () -> source.assertion(tenant, client, this::assertion);
        }
        return () -> source.of((AzureBaseCredentials) found());
    }

    private StandardCredentials credential() throws AbortException {
        StandardCredentials credential = credentials.apply(credentialsId);
        if (credential == null) {
            throw new AbortException(Messages.AzureSignIn_unknownCredential(credentialsId));
        }
        if (!(credential instanceof AzureBaseCredentials || credential instanceof StringCredentials)) {
            throw new AbortException(Messages.AzureSignIn_otherKind(credentialsId));
        }
        return credential;
    }

    /** The credential at this moment: one that has gone since the build began does not come back by asking again. */
    private StandardCredentials found() {
        try {
            return credential();
        } catch (AbortException e) {
            // Not as its cause: an IOException there would look like trouble with the connection.
            throw new CredentialUnavailableException(e.getMessage());
        }
    }

    private String assertion() {
        return ((StringCredentials) found()).getSecret().getPlainText();
    }

    private String needed(Parameter parameter) throws AbortException {
        String text = settings.value(parameter);
        if (!text.matches("[A-Za-z0-9.-]{1,255}")) {
            throw new AbortException(
                    text.isEmpty()
                            ? Messages.AzureSignIn_idMissing(parameter.camelCase())
                            : Messages.AzureSignIn_idWrong(parameter.camelCase(), text));
        }
        return text;
    }

    private static String userAgent() {
        return "azureml-attach/" + PluginVersion.get() + " (jenkins)";
    }
}
