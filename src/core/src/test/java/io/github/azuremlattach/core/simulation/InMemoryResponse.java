package io.github.azuremlattach.core.simulation;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that is there at once. */
final class InMemoryResponse extends HttpResponse {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private InMemoryResponse(HttpRequest request, int status, HttpHeaders headers, byte[] body) {
        super(request);
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** The answer of the emulator. */
    static InMemoryResponse of(HttpRequest request, InMemoryExchange exchange) {
        HttpHeaders headers = new HttpHeaders();
        exchange.getResponseHeaders()
                .forEach((name, values) -> headers.set(HttpHeaderName.fromString(name), String.join(", ", values)));
        return new InMemoryResponse(request, exchange.getResponseCode(), headers, exchange.answer());
    }

    /** An error in Resource Manager's envelope. */
    static InMemoryResponse error(HttpRequest request, int status, String retryAfter) {
        HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
        if (!retryAfter.isEmpty()) {
            headers.set(HttpHeaderName.RETRY_AFTER, retryAfter);
        }
        String body = "{\"error\": {\"code\": \"Simulated" + status + "\", \"message\": \"The simulation answers "
                + status + ".\"}}";
        return new InMemoryResponse(request, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A proxy's page. */
    static InMemoryResponse page(HttpRequest request) {
        HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "text/html");
        return new InMemoryResponse(
                request, 502, headers, "<html><body>Bad gateway</body></html>".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
        return headers.getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return Flux.defer(() -> Flux.just(ByteBuffer.wrap(body)));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return Mono.just(body);
    }

    @Override
    public Mono<String> getBodyAsString() {
        return getBodyAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return Mono.just(new String(body, charset));
    }
}
