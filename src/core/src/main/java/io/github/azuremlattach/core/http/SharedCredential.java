package io.github.azuremlattach.core.http;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Signs in once for requests that are made side by side, and anew shortly before the token ends. All of them share what
 * comes of it: a refusal is not asked for again, and other trouble only after a while.
 */
public final class SharedCredential implements TokenCredential {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** A token that lives but minutes is used for all but this part of its life. */
    private static final int PART = 5;

    /** The longest wait for a token, and after what time trouble is old. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final Duration TROUBLE = Duration.ofSeconds(1);

    private final Supplier<TokenCredential> credential;
    private final URI authority;
    private final InstantSource clock;
    private @Nullable SignIn last;

    /** A sign-in under way or done. */
    private static final class SignIn {
        private final CompletableFuture<AccessToken> token;
        private volatile Instant until = Instant.MAX;

        SignIn(CompletableFuture<AccessToken> answer, BiFunction<AccessToken, Throwable, Instant> end) {
            token = answer.whenComplete((known, thrown) -> until = end.apply(known, thrown));
        }
    }

    /**
     * Prepares a sign-in.
     *
     * @param credential makes an identity; one that signed in before may answer from a cache with a clock of its own
     * @param authority where it signs in
     * @param clock tells the time
     */
    public SharedCredential(Supplier<TokenCredential> credential, URI authority, InstantSource clock) {
        this.credential = credential;
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromSupplier(() -> getTokenSync(request));
    }

    /**
     * A token.
     *
     * @throws ArmException when there is none
     */
    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        CompletableFuture<AccessToken> token = shared(request).token;
        try {
            return token.isDone() ? token.get() : RequestDeadline.await(token);
        } catch (TimeoutException e) {
            throw late();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw trouble(e.getCause() == null ? e : e.getCause());
        }
    }

    private synchronized SignIn shared(TokenRequestContext request) {
        SignIn known = last;
        if (known == null || !clock.instant().isBefore(known.until)) {
            known = begin(request);
            last = known;
        }
        return known;
    }

    private SignIn begin(TokenRequestContext request) {
        Runnable answered = RequestDeadline.asking(host());
        CompletableFuture<AccessToken> answer = CompletableFuture.supplyAsync(
                        RequestDeadline.carried(() -> credential.get().getTokenSync(request)),
                        Schedulers.boundedElastic()::schedule)
                .orTimeout(RequestDeadline.left(ANSWER).toMillis(), TimeUnit.MILLISECONDS);
        return new SignIn(answer, (token, thrown) -> {
            answered.run();
            return thrown == null ? clock.instant().plus(use(token)) : end(trouble(thrown));
        });
    }

    /** Until when trouble is shared by whoever asks. */
    private Instant end(ArmException trouble) {
        return trouble.isTransient() ? clock.instant().plus(TROUBLE) : Instant.MAX;
    }

    private ArmException trouble(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof TimeoutException ? late() : ErrorMappingPolicy.noToken(request(), cause);
    }

    private ArmException late() {
        return ConnectionTrouble.of(request()).late();
    }

    private String host() {
        return authority.getHost() + ":" + (authority.getPort() < 0 ? 443 : authority.getPort());
    }

    private HttpRequest request() {
        return new HttpRequest(HttpMethod.POST, authority + "/token");
    }

    /** How long a new token is used. Its end is told by the machine's clock, the run goes by its own. */
    private static Duration use(AccessToken token) {
        Duration life = Duration.between(OffsetDateTime.now(ZoneOffset.UTC), token.getExpiresAt());
        Duration part = life.dividedBy(PART);
        return life.minus(part.compareTo(MARGIN) < 0 ? part : MARGIN);
    }
}
