package io.jenkins.plugins.azuremlattach;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.CredentialUnavailableException;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.microsoft.azure.util.AzureBaseCredentials;
import com.microsoft.azure.util.AzureCredentials;
import hudson.security.ACL;
import io.github.azuremlattach.core.signin.Endpoints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import jenkins.model.Jenkins;

/** Turns credentials of Jenkins into azure-identity's, at the endpoints and through the client of the controller. */
final class CredentialAdapter {
    private final Endpoints endpoints;
    private final HttpClient http;

    CredentialAdapter(Endpoints endpoints, HttpClient http) {
        this.endpoints = endpoints;
        this.http = http;
    }

    /** A service principal or a managed identity. */
    TokenCredential of(AzureBaseCredentials credential) {
        if (credential instanceof AzureCredentials principal) {
            if (!principal.getPlainClientSecret().isEmpty()) {
                return at(new ClientSecretCredentialBuilder())
                        .tenantId(principal.getTenant())
                        .clientId(principal.getClientId())
                        .clientSecret(principal.getPlainClientSecret())
                        .build();
            }
            return certificate(principal);
        }
        return AzureCredentials.getTokenCredential(credential);
    }

    /** An id token of another issuer that Entra trusts: workload identity federation. */
    TokenCredential assertion(String tenantId, String clientId, Supplier<String> idToken) {
        return at(new ClientAssertionCredentialBuilder())
                .tenantId(tenantId)
                .clientId(clientId)
                .clientAssertion(idToken)
                .build();
    }

    private TokenCredential certificate(AzureCredentials principal) {
        StandardCertificateCredentials certificate = CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCertificateCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                CredentialsMatchers.withId(principal.getCertificateId()));
        if (certificate == null) {
            throw new CredentialUnavailableException(
                    Messages.CredentialAdapter_noCertificate(principal.getCertificateId()));
        }
        String password = certificate.getPassword().getPlainText();
        try (ByteArrayOutputStream pfx = new ByteArrayOutputStream()) {
            certificate.getKeyStore().store(pfx, password.toCharArray());
            return at(new ClientCertificateCredentialBuilder())
                    .tenantId(principal.getTenant())
                    .clientId(principal.getClientId())
                    .pfxCertificate(new ByteArrayInputStream(pfx.toByteArray()))
                    .clientCertificatePassword(password)
                    .build();
        } catch (IOException | GeneralSecurityException e) {
            CredentialUnavailableException unreadable = new CredentialUnavailableException(
                    Messages.CredentialAdapter_unreadableCertificate(principal.getCertificateId()));
            // Not as its cause: an IOException there would look like trouble with the connection.
            unreadable.addSuppressed(e);
            throw unreadable;
        }
    }

    private <T extends AadCredentialBuilderBase<T>> T at(T builder) {
        builder.authorityHost(endpoints.authority() + "/")
                .httpClient(http)
                // A run repeats its own pieces of work, on its own schedule.
                .retryPolicy(new RetryPolicy(new FixedDelay(0, Duration.ZERO)));
        if (endpoints.isPrivate()) {
            disableDiscovery(builder);
        }
        return builder;
    }

    /** Spares a private authority the question to Microsoft's directory; each builder has its own method for it. */
    private static void disableDiscovery(Object builder) {
        if (builder instanceof ClientSecretCredentialBuilder secret) {
            secret.disableInstanceDiscovery();
        } else if (builder instanceof ClientAssertionCredentialBuilder assertion) {
            assertion.disableInstanceDiscovery();
        } else if (builder instanceof ClientCertificateCredentialBuilder certificate) {
            certificate.disableInstanceDiscovery();
        }
    }
}
