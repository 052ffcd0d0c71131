package io.github.azuremlattach.core.signin;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialBuilderBase;
import com.azure.identity.ManagedIdentityCredentialBuilder;

/** Makes the identity that signs in, one for each way to do it. */
public final class Credentials {
    private final ConnectionSettings request;
    private final Endpoints endpoints;
    private final HttpClient http;
    private final String userAgent;

    public Credentials(ConnectionSettings request, Endpoints endpoints, HttpClient http, String userAgent) {
        this.request = request;
        this.endpoints = endpoints;
        this.http = http;
        this.userAgent = userAgent;
    }

    public TokenCredential make(ClientCertificate certificate) {
        return application(certificate.on(new ClientCertificateCredentialBuilder()))
                .build();
    }

    public TokenCredential make(IdTokens idTokens) {
        return switch (request.auth()) {
            case OIDC ->
                new FederatedCredential(
                        application(new ClientAssertionCredentialBuilder()),
                        idTokens,
                        request.audience(),
                        endpoints.authority() + "/" + request.tenantId() + "/oauth2/v2.0/token");
            case SERVICE_PRINCIPAL ->
                application(new ClientSecretCredentialBuilder().clientSecret(request.clientSecret()))
                        .build();
            case MANAGED_IDENTITY -> managedIdentity();
            case AZURE_CLI -> azureCli();
            case AUTO, CERTIFICATE -> throw new IllegalStateException("decided before: " + request.auth());
        };
    }

    /** Bodies hold secrets and tokens: they stay out of the log whatever AZURE_HTTP_LOG_DETAIL_LEVEL asks for. */
    private static <T extends CredentialBuilderBase<T>> T quiet(T builder) {
        return builder.httpLogOptions(new HttpLogOptions().setLogLevel(HttpLogDetailLevel.NONE));
    }

    private TokenCredential managedIdentity() {
        ManagedIdentityCredentialBuilder builder = quiet(new ManagedIdentityCredentialBuilder().httpClient(http));
        return (request.clientId().isEmpty() ? builder : builder.clientId(request.clientId())).build();
    }

    private TokenCredential azureCli() {
        AzureCliCredentialBuilder builder = quiet(new AzureCliCredentialBuilder());
        return (request.tenantId().isEmpty() ? builder : builder.tenantId(request.tenantId())).build();
    }

    /** Over a pipeline without retries, since a run repeats its own pieces of work, and without a log. */
    private <T extends AadCredentialBuilderBase<T>> T application(T builder) {
        builder.tenantId(request.tenantId())
                .clientId(request.clientId())
                .authorityHost(endpoints.authority() + "/")
                .pipeline(new HttpPipelineBuilder()
                        .httpClient(http)
                        .policies(new UserAgentPolicy(userAgent))
                        .build());
        if (endpoints.isPrivate()) {
            builder.disableInstanceDiscovery();
        }
        return builder;
    }
}
