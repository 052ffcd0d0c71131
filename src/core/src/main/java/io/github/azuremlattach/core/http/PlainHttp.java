package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Requests of a host's own, by the same way out as those to Azure: proxy and certificate authorities included. */
public final class PlainHttp {
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Supplier<HttpClient> http;

    private PlainHttp(Supplier<HttpClient> http) {
        this.http = http;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the text
     */
    public record Answer(int status, String body) {}

    /** The way out that settings describe; they are looked at with the first request. */
    public static PlainHttp of(AttachSettings settings) {
        return new PlainHttp(() -> {
            try {
                String bundle = settings.value(Parameter.CA_BUNDLE).strip();
                return JdkTransport.create(bundle.isEmpty() ? new byte[0] : settings.readBytes(bundle), ANSWER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Ends every way out, at the end of a process. */
    public static void hangUp() {
        JdkTransport.shutDown();
    }

    /**
     * Reads an address.
     *
     * @throws IOException when there is no answer
     */
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        return send(HttpMethod.GET, address, headers);
    }

    /**
     * Sends a request without a body.
     *
     * @throws IOException when there is no answer
     */
    public Answer post(URI address, Map<String, String> headers) throws IOException {
        return send(HttpMethod.POST, address, headers);
    }

    private Answer send(HttpMethod method, URI address, Map<String, String> headers) throws IOException {
        HttpRequest request = new HttpRequest(method, address.toURL());
        headers.forEach((name, value) -> request.setHeader(HttpHeaderName.fromString(name), value));
        try (HttpResponse response = http.get().sendSync(request, Context.NONE)) {
            return new Answer(
                    response.getStatusCode(), response.getBodyAsBinaryData().toString());
        } catch (RuntimeException e) {
            throw new IOException("no answer from " + address.getHost(), e);
        }
    }
}
