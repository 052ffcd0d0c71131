package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import jenkins.util.SystemProperties;

/**
 * What a form asks Azure, as the identity that is chosen in it.
 *
 * @param item where the form is; null outside of any
 * @param credentialsId the credential; empty for the controller's default
 * @param tenantId the tenant, for an id token
 * @param clientId the client, for an id token
 * @param cloud the cloud; empty for the controller's
 */
record AzureQuestion(
        @CheckForNull Item item,
        @CheckForNull String credentialsId,
        @CheckForNull String tenantId,
        @CheckForNull String clientId,
        @CheckForNull String cloud) {

    static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

    /** How long somebody waits for a drop-down at most; a system property of this class's name and {@code .limit} sets it. */
    static Duration limit = SystemProperties.getDuration(AzureQuestion.class.getName() + ".limit", DEFAULT_LIMIT);

    /** Whether there is a credential to ask with, and somebody who may use it. */
    boolean canBeAsked() {
        String id = Util.fixEmptyAndTrim(credentialsId);
        String usual = AzureMlAttachGlobalConfiguration.get().getCredentialsId();
        return CredentialChoice.mayUse(item) && (id != null || usual != null);
    }

    /**
     * Asks.
     *
     * @throws IOException with one line that says why there is no answer
     */
    <T> T ask(Function<AzureClients, T> question) throws IOException {
        AzureAccess access = AzureSignIn.of(item, Util.fixEmptyAndTrim(credentialsId), settings())
                .access();
        Future<T> answer = AttachThreads.ask(() -> question.apply(access.open()));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(AttachLog.plain(String.valueOf(e.getCause().getMessage())), e);
        } catch (TimeoutException e) {
            throw new IOException(Messages.AzureQuestion_timeout(limit.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(Messages.AzureQuestion_interrupted(), e);
        } finally {
            answer.cancel(true);
        }
    }

    private StepSettings settings() {
        Map<Parameter, String> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.TENANT_ID, Util.fixNull(tenantId).strip());
        values.put(Parameter.CLIENT_ID, Util.fixNull(clientId).strip());
        values.put(Parameter.CLOUD, Util.fixNull(cloud).strip());
        return new StepSettings(values);
    }
}
