package io.github.azuremlattach.core.http;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Signs in once for requests that are made side by side, and anew shortly before the token ends. */
public final class SharedCredential implements TokenCredential {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** A token that lives but minutes is used for all but this part of its life. */
    private static final int PART = 5;

    private final Supplier<TokenCredential> credential;
    private final InstantSource clock;
    private @Nullable AccessToken token;
    private Instant renewal = Instant.MIN;

    /**
     * Prepares a sign-in.
     *
     * @param credential makes an identity; one that signed in before may answer from a cache with a clock of its own
     * @param clock tells the time
     */
    public SharedCredential(Supplier<TokenCredential> credential, InstantSource clock) {
        this.credential = credential;
        this.clock = clock;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromSupplier(() -> getTokenSync(request));
    }

    @Override
    public synchronized AccessToken getTokenSync(TokenRequestContext request) {
        AccessToken known = token;
        if (known == null || !clock.instant().isBefore(renewal)) {
            known = credential.get().getTokenSync(request);
            token = known;
            renewal = clock.instant().plus(use(known));
        }
        return known;
    }

    /** How long a new token is used. Its end is told by the machine's clock, the run goes by its own. */
    private static Duration use(AccessToken token) {
        Duration life = Duration.between(OffsetDateTime.now(ZoneOffset.UTC), token.getExpiresAt());
        Duration part = life.dividedBy(PART);
        return life.minus(part.compareTo(MARGIN) < 0 ? part : MARGIN);
    }
}
