package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ProxyConfiguration;
import hudson.model.Result;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Azure is reached through the proxy of the controller, and directly where the administrator says so. */
@WithJenkins
class ProxyTest {
    @Test
    void azureIsReachedThroughTheProxyOfTheController(JenkinsRule jenkins) throws Exception {
        try (AzureLab azure = AzureLab.start();
                Tunnels proxy = new Tunnels()) {
            azure.configure();
            String address = azure.emulator().url().replace("https://", "");
            jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port()));
            AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("proxied", ""));
            assertEquals(Set.of("CONNECT " + address + " HTTP/1.1"), proxy.asked());

            proxy.asked().clear();
            jenkins.jenkins.setProxy(new ProxyConfiguration("127.0.0.1", proxy.port(), null, null, "localhost"));
            AzureLab.run(jenkins, Result.SUCCESS, AzureLab.attach("direct", ""));
            assertTrue(proxy.asked().isEmpty(), proxy.asked().toString());
        }
    }

    /** A proxy that opens a tunnel to wherever it is asked to. */
    private static final class Tunnels implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final Set<String> asked = ConcurrentHashMap.newKeySet();

        Tunnels() throws IOException {
            threads.execute(() -> {
                while (!server.isClosed()) {
                    Socket client = accepted();
                    if (client != null) {
                        threads.execute(() -> tunnel(client));
                    }
                }
            });
        }

        int port() {
            return server.getLocalPort();
        }

        /** The first lines of what was asked for. */
        Set<String> asked() {
            return asked;
        }

        private Socket accepted() {
            try {
                return server.accept();
            } catch (SocketException closed) {
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void tunnel(Socket client) {
            try (client) {
                String[] head = head(client.getInputStream()).split("\r\n");
                asked.add(head[0]);
                String[] target = head[0].split(" ")[1].split(":");
                try (Socket azure = new Socket(target[0], Integer.parseInt(target[1]))) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    threads.execute(() -> copy(client, azure));
                    copy(azure, client);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException(text.toString());
                }
                text.append((char) next);
            }
            return text.toString();
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException e) {
                // One of them has closed: so does the tunnel.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            threads.shutdownNow();
        }
    }
}
