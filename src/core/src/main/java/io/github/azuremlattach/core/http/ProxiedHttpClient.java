package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Signs in to the proxy, and names it where a connection fails. An {@code Authenticator} of the JDK would do the former, but
 * before Java 23 it drops the bearer token of every request (JDK-8326949).
 */
final class ProxiedHttpClient implements HttpClient {
    private static final HttpHeaderName AUTHORIZATION = HttpHeaderName.fromString("Proxy-Authorization");
    private static final int PROXY_SIGN_IN = 407;

    private final Supplier<HttpClient> client;
    private final Proxies proxies;

    ProxiedHttpClient(Supplier<HttpClient> client, Proxies proxies) {
        this.client = client;
        this.proxies = proxies;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return Mono.defer(() -> {
            String proxy = proxies.name(request.getUrl()).orElse("");
            if (proxy.isEmpty()) {
                return client.get().send(request, context);
            }
            proxies.authorization().ifPresent(value -> request.setHeader(AUTHORIZATION, value));
            return client.get()
                    .send(request, context)
                    .doFinally(signal -> request.getHeaders().remove(AUTHORIZATION))
                    .map(response -> passed(request, response, proxy))
                    .onErrorMap(e -> trouble(request, e, proxy));
        });
    }

    /** A proxy answers 407 in the place of the host. */
    private static HttpResponse passed(HttpRequest request, HttpResponse response, String proxy) {
        if (response.getStatusCode() == PROXY_SIGN_IN) {
            response.close();
            throw ConnectionTrouble.through(proxy, request).refusedByProxy(PROXY_SIGN_IN);
        }
        return response;
    }

    private static Throwable trouble(HttpRequest request, Throwable thrown, String proxy) {
        return ConnectionTrouble.through(proxy, request)
                .explain(PlainWords.chain(thrown))
                .<Throwable>map(known -> known)
                .orElse(thrown);
    }
}
