package io.github.azuremlattach.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** The https server, on one or more addresses. */
public final class HttpsFront implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final List<HttpsServer> servers = new ArrayList<>();
    private final ExecutorService threads;
    private final Endpoint endpoint;
    private final int port;

    /** What answers a request on the wire. */
    @FunctionalInterface
    public interface Answerer {
        /** Answers the exchange and closes it. */
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Listens on the port, 0 for any free one. */
    public HttpsFront(Endpoint endpoint, int port, SSLContext tls, Answerer answerer) {
        this.endpoint = endpoint;
        // Both are read once, when the server's classes load: no 40 ms pauses, and idle connections enough for a crowd.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "emulator");
            thread.setDaemon(true);
            return thread;
        });
        List<InetAddress> addresses = endpoint.addresses();
        try {
            HttpsServer first = listen(addresses.get(0), port, tls, answerer, threads);
            servers.add(first);
            this.port = first.getAddress().getPort();
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException(
                    "cannot listen on " + addresses.get(0).getHostAddress() + ", port " + port + ": " + e.getMessage(),
                    e);
        }
        for (InetAddress address : addresses.subList(1, addresses.size())) {
            try {
                servers.add(listen(address, this.port, tls, answerer, threads));
            } catch (IOException e) {
                // No IPv6 here, or the port is taken there: IPv4 serves everybody who asks for localhost.
            }
        }
    }

    /** Where it is reached, such as https://localhost:8443. */
    public String url() {
        return endpoint.url(port);
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private static HttpsServer listen(
            InetAddress address, int port, SSLContext tls, Answerer answerer, ExecutorService threads)
            throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(address, port), BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", answerer::answer);
        server.start();
        return server;
    }
}
