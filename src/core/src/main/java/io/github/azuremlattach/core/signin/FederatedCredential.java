package io.github.azuremlattach.core.signin;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ErrorMappingPolicy;
import io.github.azuremlattach.core.http.ServiceError;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import reactor.core.publisher.Mono;

/** Signs in with one new ID token each time, and says whom the token spoke of when Microsoft Entra refuses it. */
final class FederatedCredential implements TokenCredential {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientAssertionCredentialBuilder builder;
    private final IdTokens idTokens;
    private final String audience;
    private final String endpoint;

    FederatedCredential(ClientAssertionCredentialBuilder builder, IdTokens idTokens, String audience, String endpoint) {
        this.builder = builder;
        this.idTokens = idTokens;
        this.audience = audience;
        this.endpoint = endpoint;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromSupplier(() -> getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        String idToken = issue();
        try {
            return builder.clientAssertion(() -> idToken).build().getTokenSync(request);
        } catch (RuntimeException e) {
            throw explained(e, idToken);
        }
    }

    private String issue() {
        try {
            return idTokens.issue(audience);
        } catch (IdTokenException e) {
            ArmException trouble = signIn(0, String.valueOf(e.getMessage()), List.of(), "The request for an ID token");
            throw e.isTransient() ? trouble : trouble.lasting();
        }
    }

    private ArmException explained(RuntimeException e, String idToken) {
        ArmException plain = ErrorMappingPolicy.noAnswer(new HttpRequest(HttpMethod.POST, endpoint), e);
        return plain.kind() == ArmException.Kind.SIGN_IN && !plain.isTransient()
                ? signIn(plain.status(), plain.error().message(), claims(idToken), plain.request())
                        .lasting()
                : plain;
    }

    private static ArmException signIn(int status, String words, List<ServiceError> details, String request) {
        return new ArmException(
                ArmException.Kind.SIGN_IN, status, new ServiceError("", words, details), request, "", null);
    }

    /** What a federated credential is compared with: issuer, subject and audience, which are no secrets. */
    private static List<ServiceError> claims(String idToken) {
        String[] parts = idToken.split("\\.");
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
            JsonNode audience = claims.path("aud");
            return List.of(
                    claim("issuer", claims.path("iss").asText("none")),
                    claim("subject", claims.path("sub").asText("none")),
                    claim("audience", audience.isTextual() ? audience.asText() : audience.toString()));
        } catch (IOException | IllegalArgumentException e) {
            return List.of(new ServiceError("", "The ID token could not be read.", List.of()));
        }
    }

    private static ServiceError claim(String name, String value) {
        return new ServiceError("", "The ID token's " + name + " is " + value, List.of());
    }
}
