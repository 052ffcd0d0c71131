package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client, with the proxy of the environment and certificate authorities of one's own. */
public final class JdkTransport {
    /** A host that accepts no connection is told of within 10 s. */
    private static final Duration CONNECT = Duration.ofSeconds(8);

    private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        // By default the JDK keeps Basic from proxies that tunnel. It is read once, before the first client is made.
        if (System.getProperty(TUNNEL_SCHEMES) == null) {
            System.setProperty(TUNNEL_SCHEMES, "");
        }
    }

    /** Those that are still in use. */
    private static final Set<java.net.http.HttpClient> CLIENTS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private static final Supplier<X509ExtendedTrustManager> USUAL = new Usual();

    private JdkTransport() {}

    /**
     * Makes a client.
     *
     * @param caBundle certificates in PEM to trust besides the usual ones; empty for none
     * @param answer the longest wait for an answer
     * @throws IllegalArgumentException when the bundle holds no certificate
     * @throws InvalidSettingsException when a proxy variable of the environment is malformed
     */
    public static HttpClient create(byte[] caBundle, Duration answer) {
        return create(caBundle, answer, CONNECT, Proxies.of(System.getenv()));
    }

    /**
     * The same with proxies and a patience of one's own. The client is made while its caller goes on: reading the usual
     * certificate authorities, where none are given, takes a tenth of a second.
     */
    static HttpClient create(byte[] caBundle, Duration answer, Duration connect, Proxies proxies) {
        List<Certificate> given = certificates(caBundle);
        CompletableFuture<HttpClient> client =
                CompletableFuture.supplyAsync(() -> client(given, answer, connect, proxies), JdkTransport::start);
        return new ProxiedHttpClient(client::join, proxies);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "azureml-attach-transport");
        thread.setDaemon(true);
        thread.start();
    }

    private static HttpClient client(List<Certificate> given, Duration answer, Duration connect, Proxies proxies) {
        java.net.http.HttpClient.Builder builder = java.net.http.HttpClient.newBuilder();
        if (!given.isEmpty()) {
            builder.sslContext(trusting(given));
        }
        return new JdkHttpClientBuilder(remembering(builder.proxy(proxies)))
                .configuration(Configuration.NONE)
                .connectionTimeout(connect)
                .responseTimeout(answer)
                .readTimeout(answer)
                .build();
    }

    /**
     * Ends the threads of all clients, at the end of a process: the JVM waits 300 ms for one that waits for the network.
     * Does nothing before Java 21, which has no way to do it.
     */
    static void shutDown() {
        try {
            Method shutdownNow = java.net.http.HttpClient.class.getMethod("shutdownNow");
            for (java.net.http.HttpClient client : List.copyOf(CLIENTS)) {
                shutdownNow.invoke(client);
            }
        } catch (ReflectiveOperationException e) {
            // The JVM ends all the same, only later.
        }
    }

    /** The same builder; what it builds is remembered, since the library keeps it to itself. */
    private static java.net.http.HttpClient.Builder remembering(java.net.http.HttpClient.Builder builder) {
        return (java.net.http.HttpClient.Builder) Proxy.newProxyInstance(
                JdkTransport.class.getClassLoader(),
                new Class<?>[] {java.net.http.HttpClient.Builder.class},
                (proxy, method, arguments) -> {
                    Object result = method.invoke(builder, arguments);
                    if (result instanceof java.net.http.HttpClient client) {
                        CLIENTS.add(client);
                    }
                    return result == builder ? proxy : result;
                });
    }

    private static List<Certificate> certificates(byte[] bundle) {
        if (bundle.length == 0) {
            return List.of();
        }
        try {
            List<Certificate> all = List.copyOf(
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bundle)));
            if (all.isEmpty()) {
                throw new IllegalArgumentException("it holds no certificate");
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it holds no readable certificate", e);
        }
    }

    private static SSLContext trusting(List<Certificate> given) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : given) {
                store.setCertificateEntry("given-" + number++, certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AddedTrust(trustManager(store), USUAL)}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java platform has no certificate authorities", e);
        }
    }

    /** Those that the Java platform trusts, read once. */
    private static final class Usual implements Supplier<X509ExtendedTrustManager> {
        private @Nullable X509ExtendedTrustManager read;

        @Override
        public synchronized X509ExtendedTrustManager get() {
            try {
                X509ExtendedTrustManager known = read == null ? trustManager(null) : read;
                read = known;
                return known;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java platform has no certificate authorities", e);
            }
        }
    }

    private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java platform has no X.509 trust manager");
    }
}
