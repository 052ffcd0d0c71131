package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Gives each request a time limit, body included: never more than what is left of the {@link RequestDeadline} of its thread.
 */
public final class LimitedHttpClient implements HttpClient {
    /** A read is repeated without harm. */
    private static final Duration READ = Duration.ofSeconds(30);

    /** A write is given up late, since nobody knows then whether Azure carries it out. */
    private static final Duration WRITE = Duration.ofSeconds(60);

    private final HttpClient client;

    public LimitedHttpClient(HttpClient client) {
        this.client = client;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return Mono.defer(() -> {
            Duration limit = limit(request);
            Runnable answered = RequestDeadline.asking(ConnectionTrouble.target(request.getUrl()));
            return whole(request, context)
                    .timeout(limit)
                    .onErrorMap(e -> trouble(request, e, limit))
                    .doFinally(signal -> answered.run());
        });
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        Duration limit = limit(request);
        Runnable answered = RequestDeadline.asking(ConnectionTrouble.target(request.getUrl()));
        CompletableFuture<HttpResponse> answer =
                whole(request, context).timeout(limit).toFuture();
        try {
            return RequestDeadline.await(answer);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw ConnectionTrouble.of(request).late(limit);
        } catch (ExecutionException e) {
            Throwable trouble = trouble(request, e.getCause() == null ? e : e.getCause(), limit);
            if (trouble instanceof Error error) {
                throw error;
            }
            throw trouble instanceof RuntimeException known ? known : new IllegalStateException(trouble);
        } finally {
            answered.run();
        }
    }

    /** The answer with its body, which may hang as well. */
    private Mono<HttpResponse> whole(HttpRequest request, Context context) {
        return client.send(request, context).map(HttpResponse::buffer).flatMap(response -> response.getBodyAsByteArray()
                .then(Mono.just(response)));
    }

    private static Duration limit(HttpRequest request) {
        boolean reads = request.getHttpMethod() == HttpMethod.GET || request.getHttpMethod() == HttpMethod.HEAD;
        return RequestDeadline.left(reads ? READ : WRITE);
    }

    /** What a failure was; a fault of the JVM is none of the connection. */
    private static Throwable trouble(HttpRequest request, Throwable thrown, Duration limit) {
        if (thrown instanceof TimeoutException) {
            return ConnectionTrouble.of(request).late(limit);
        }
        return ConnectionTrouble.of(request)
                .explain(PlainWords.chain(thrown))
                .<Throwable>map(known -> known)
                .orElse(thrown);
    }
}
