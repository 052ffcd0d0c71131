package io.github.azuremlattach.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy on loopback that tunnels, and asks for a user and a password where it is given some. */
final class ConnectProxy implements AutoCloseable {
    private final ServerSocket server;
    private final String user;
    private final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String answer = "200 Connection established";

    /**
     * Opens it.
     *
     * @param user the user and the password, as {@code user:password}; empty where anybody may pass
     */
    ConnectProxy(String user) {
        this.user = user;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** The hosts and ports that it led to. */
    List<String> tunnels() {
        return tunnels;
    }

    /** From now on it refuses everybody with a status line. */
    void refuse(String status) {
        answer = status;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            // One byte at a time: what follows the head belongs to the tunnel.
            String head = head(client.getInputStream());
            String[] line = head.lines().findFirst().orElse("").split(" ");
            String wanted = "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
            boolean known = user.isEmpty()
                    || head.lines().anyMatch(header -> header.equalsIgnoreCase("Proxy-Authorization: " + wanted));
            if (!line[0].equals("CONNECT") || !answer.startsWith("200") || !known) {
                String status = known ? answer : "407 Proxy Authentication Required";
                write(
                        client,
                        "HTTP/1.1 " + status + "\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                                + "Content-Length: 0\r\n\r\n");
                return;
            }
            tunnels.add(line[1]);
            int colon = line[1].lastIndexOf(':');
            String name = line[1].substring(0, colon).replaceAll("[\\[\\]]", "");
            try (Socket host = new Socket(name, Integer.parseInt(line[1].substring(colon + 1)))) {
                sockets.add(host);
                write(client, "HTTP/1.1 " + answer + "\r\n\r\n");
                threads.execute(() -> pump(host, client));
                pump(client, host);
            }
        } catch (IOException e) {
            // The client sees that the connection is closed.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int c = 0;
        while (c >= 0 && head.indexOf("\r\n\r\n") < 0) {
            c = in.read();
            head.append((char) c);
        }
        return head.toString();
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    private static void pump(Socket from, Socket to) {
        try {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // Either end has hung up.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
