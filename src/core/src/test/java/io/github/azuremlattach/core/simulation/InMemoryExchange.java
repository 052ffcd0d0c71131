package io.github.azuremlattach.core.simulation;

import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A request and its answer, without a network between them. */
final class InMemoryExchange extends HttpExchange {
    private final HttpRequest request;
    private final Headers sent = new Headers();
    private final Headers received = new Headers();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = -1;

    InMemoryExchange(HttpRequest request) {
        this.request = request;
        request.getHeaders().forEach(header -> sent.set(header.getName(), header.getValue()));
        sent.set("Host", request.getUrl().getAuthority());
    }

    /** The body of the answer. */
    byte[] answer() {
        return body.toByteArray();
    }

    /** The status of the answer; -1 when there is none. */
    @Override
    public int getResponseCode() {
        return status;
    }

    @Override
    public Headers getRequestHeaders() {
        return sent;
    }

    @Override
    public Headers getResponseHeaders() {
        return received;
    }

    @Override
    public URI getRequestURI() {
        return URI.create(request.getUrl().getFile());
    }

    @Override
    public String getRequestMethod() {
        return request.getHttpMethod().toString();
    }

    /** The body of the request. */
    byte[] question() {
        BinaryData data = request.getBodyAsBinaryData();
        return data == null ? new byte[0] : data.toBytes();
    }

    @Override
    public InputStream getRequestBody() {
        return new ByteArrayInputStream(question());
    }

    @Override
    public OutputStream getResponseBody() {
        return body;
    }

    @Override
    public void sendResponseHeaders(int code, long length) {
        status = code;
    }

    @Override
    public void close() {}

    @Override
    public HttpContext getHttpContext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return InetSocketAddress.createUnresolved("localhost", 1);
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return InetSocketAddress.createUnresolved("localhost", 2);
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return null;
    }

    @Override
    public void setAttribute(String name, Object value) {}

    @Override
    public void setStreams(InputStream in, OutputStream out) {}

    @Override
    public @Nullable HttpPrincipal getPrincipal() {
        return null;
    }
}
