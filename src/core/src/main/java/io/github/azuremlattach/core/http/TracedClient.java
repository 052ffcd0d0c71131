package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** Tells of each request and its answer; never a header, a body or a query string. */
public final class TracedClient implements HttpClient {
    private final HttpClient client;
    private final InstantSource clock;
    private final Consumer<String> trace;

    public TracedClient(HttpClient client, InstantSource clock, Consumer<String> trace) {
        this.client = client;
        this.clock = clock;
        this.trace = trace;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.defer(() -> {
            Instant start = clock.instant();
            return client.send(request)
                    .doOnNext(response -> answered(request, start, response))
                    .doOnError(e -> unanswered(request, start, e));
        });
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        Instant start = clock.instant();
        try {
            HttpResponse response = client.sendSync(request, context);
            answered(request, start, response);
            return response;
        } catch (RuntimeException e) {
            unanswered(request, start, e);
            throw e;
        }
    }

    private void answered(HttpRequest request, Instant start, HttpResponse response) {
        tell(request, start, "HTTP " + response.getStatusCode());
    }

    private void unanswered(HttpRequest request, Instant start, Throwable e) {
        tell(request, start, ErrorMappingPolicy.noAnswer(request, e).error().innermost());
    }

    private void tell(HttpRequest request, Instant start, String what) {
        URL url = request.getUrl();
        trace.accept(request.getHttpMethod() + " " + url.getHost() + url.getPath() + " -> " + what + " in "
                + Duration.between(start, clock.instant()).toMillis() + " ms");
    }
}
