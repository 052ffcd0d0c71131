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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Signs in with a new ID token each time, and says whom the token spoke of when Microsoft Entra refuses it. */
final class FederatedCredential implements TokenCredential {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientAssertionCredentialBuilder builder;
    private final String endpoint;
    private volatile String last = "";
    private volatile @Nullable IdTokenException trouble;

    FederatedCredential(ClientAssertionCredentialBuilder builder, IdTokens idTokens, String audience, String endpoint) {
        this.endpoint = endpoint;
        this.builder = builder.clientAssertion(() -> assertion(idTokens, audience));
    }

    private String assertion(IdTokens idTokens, String audience) {
        try {
            last = idTokens.issue(audience);
            return last;
        } catch (IdTokenException e) {
            trouble = e;
            throw e;
        }
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromSupplier(() -> getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return builder.build().getTokenSync(request);
        } catch (RuntimeException e) {
            throw explained(e);
        }
    }

    private ArmException explained(RuntimeException e) {
        HttpRequest request = new HttpRequest(HttpMethod.POST, endpoint);
        IdTokenException none = trouble;
        if (none != null) {
            int status = none.isTransient() ? 503 : 401;
            return signIn(status, String.valueOf(none.getMessage()), List.of(), "the request for an ID token");
        }
        ArmException plain = ErrorMappingPolicy.noAnswer(request, e);
        return plain.kind() == ArmException.Kind.SIGN_IN && !plain.isTransient()
                ? signIn(plain.status(), plain.error().message(), claims(last), plain.request())
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
