package io.github.azuremlattach.core.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Signs in once for requests that are made side by side, and again shortly before the token ends. */
final class SharedCredential implements TokenCredential {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final TokenCredential credential;
    private @Nullable AccessToken token;

    SharedCredential(TokenCredential credential) {
        this.credential = credential;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromSupplier(() -> getTokenSync(request));
    }

    @Override
    public synchronized AccessToken getTokenSync(TokenRequestContext request) {
        AccessToken known = token;
        if (known == null || known.getExpiresAt().minus(MARGIN).isBefore(OffsetDateTime.now(ZoneOffset.UTC))) {
            known = credential.getTokenSync(request);
            token = known;
        }
        return known;
    }
}
