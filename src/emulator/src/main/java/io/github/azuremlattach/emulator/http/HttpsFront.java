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

/** The https server on loopback: IPv4, and IPv6 where the machine has it. */
public final class HttpsFront implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final List<HttpsServer> servers = new ArrayList<>();
    private final ExecutorService threads;
    private final int port;

    /** What answers a request on the wire. */
    @FunctionalInterface
    public interface Answerer {
        /** Answers the exchange and closes it. */
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Listens on the port, 0 for any free one. */
    public HttpsFront(int port, SSLContext tls, Answerer answerer) {
        // Both are read once, when the server's classes load: no 40 ms pauses, and idle connections enough for a crowd.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "emulator");
            thread.setDaemon(true);
            return thread;
        });
        try {
            HttpsServer first = listen(InetAddress.getByAddress(IPV4), port, tls, answerer, threads);
            servers.add(first);
            this.port = first.getAddress().getPort();
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
        try {
            servers.add(listen(InetAddress.getByAddress(IPV6), this.port, tls, answerer, threads));
        } catch (IOException e) {
            // No IPv6 here, or the port is taken there: IPv4 serves everybody who asks for localhost.
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
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
