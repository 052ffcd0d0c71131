package io.github.azuremlattach.core.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azuremlattach.core.AttachSettings;
import io.github.azuremlattach.core.InvalidSettingsException;
import io.github.azuremlattach.core.Parameter;
import io.github.azuremlattach.core.request.ConnectionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Ways to Azure for a door that has no credentials of its own: from parameters, through azure-identity. */
public final class SignIn {
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private SignIn() {}

    /**
     * Reads where Azure is and who signs in. Nothing is sent yet.
     *
     * @param userAgent the tool's name and version, and the door's
     * @throws InvalidSettingsException with every mistake at once
     */
    public static AzureAccess from(AttachSettings settings, String userAgent) {
        ConnectionRequest request = ConnectionRequest.from(settings);
        Endpoints endpoints =
                Endpoints.of(AzureCloud.named(request.cloud()), request.resourceManagerUrl(), request.authorityUrl());
        HttpClient http = transport(settings, request.caBundle());
        return AzureAccess.to(endpoints, () -> credential(request, endpoints, http), http, userAgent);
    }

    private static TokenCredential credential(ConnectionRequest request, Endpoints endpoints, HttpClient http) {
        ClientSecretCredentialBuilder builder = new ClientSecretCredentialBuilder()
                .tenantId(request.tenantId())
                .clientId(request.clientId())
                .clientSecret(request.clientSecret())
                .authorityHost(endpoints.authority() + "/")
                .httpClient(http)
                // A run repeats its own pieces of work, on its own clock.
                .retryPolicy(new RetryPolicy(new FixedDelay(0, Duration.ZERO)));
        if (endpoints.isPrivate()) {
            builder.disableInstanceDiscovery();
        }
        return builder.build();
    }

    private static HttpClient transport(AttachSettings settings, String bundle) {
        try {
            byte[] certificates = bundle.isEmpty() ? new byte[0] : Files.readAllBytes(Path.of(bundle));
            if (certificates.length == 0 && !bundle.isEmpty()) {
                throw wrong(settings, bundle, "the file is empty");
            }
            return JdkTransport.create(certificates, ANSWER);
        } catch (IOException | InvalidPathException e) {
            throw wrong(settings, bundle, "the file cannot be read");
        } catch (IllegalArgumentException e) {
            throw wrong(settings, bundle, String.valueOf(e.getMessage()));
        }
    }

    private static InvalidSettingsException wrong(AttachSettings settings, String bundle, String why) {
        return new InvalidSettingsException(
                List.of("%s is '%s': %s.".formatted(settings.nameOf(Parameter.CA_BUNDLE), bundle, why)));
    }
}
