package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer with another body. */
final class ReplacedBody extends HttpResponse {
    private final HttpResponse answer;
    private final BinaryData body;

    ReplacedBody(HttpResponse answer, BinaryData body) {
        super(answer.getRequest());
        this.answer = answer;
        this.body = body;
    }

    @Override
    public int getStatusCode() {
        return answer.getStatusCode();
    }

    @Deprecated
    @Override
    public String getHeaderValue(String name) {
        return answer.getHeaders().getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }

    @Override
    public Flux<ByteBuffer> getBody() {
        return Flux.just(body.toByteBuffer());
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
        return Mono.just(body.toBytes());
    }

    @Override
    public Mono<String> getBodyAsString() {
        return Mono.just(body.toString());
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
        return Mono.just(new String(body.toBytes(), charset));
    }

    @Override
    public BinaryData getBodyAsBinaryData() {
        return body;
    }

    @Override
    public void close() {
        answer.close();
    }
}
