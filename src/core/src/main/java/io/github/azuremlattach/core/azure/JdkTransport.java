package io.github.azuremlattach.core.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import com.azure.core.util.ConfigurationBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client, with the proxy of the environment and certificate authorities of one's own. */
public final class JdkTransport {
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private JdkTransport() {}

    /**
     * Makes a client.
     *
     * @param caBundle certificates in PEM to trust besides the usual ones; empty for none
     * @param answer the longest wait for an answer
     * @throws IllegalArgumentException when the bundle holds no certificate
     */
    public static HttpClient create(byte[] caBundle, Duration answer) {
        java.net.http.HttpClient.Builder builder = java.net.http.HttpClient.newBuilder();
        if (caBundle.length > 0) {
            builder.sslContext(trusting(caBundle));
        }
        Configuration configuration = new ConfigurationBuilder()
                .putProperty("java.net.useSystemProxies", "true")
                .build();
        return new JdkHttpClientBuilder(builder)
                .configuration(configuration)
                .connectionTimeout(CONNECT)
                .responseTimeout(answer)
                .readTimeout(answer)
                .build();
    }

    private static SSLContext trusting(byte[] bundle) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bundle))) {
                store.setCertificateEntry("given-" + number++, certificate);
            }
            if (number == 0) {
                throw new IllegalArgumentException("it holds no certificate");
            }
            for (X509Certificate certificate : trustManager(null).getAcceptedIssuers()) {
                store.setCertificateEntry("usual-" + number++, certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustManager(store)}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("it holds no readable certificate", e);
        }
    }

    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java platform has no X.509 trust manager");
    }
}
