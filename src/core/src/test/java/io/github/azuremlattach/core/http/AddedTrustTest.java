package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.Emulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AddedTrustTest {
    private static final Emulator AZURE = Emulator.builder().port(0).start();

    @AfterAll
    static void close() {
        AZURE.close();
    }

    @Test
    void theUsualOnesAreNotReadForAChainThatTheGivenOnesKnow() throws Exception {
        AddedTrust trust = new AddedTrust(emulators(), () -> {
            throw new AssertionError("they are read");
        });
        assertDoesNotThrow(() -> shakeHands("localhost", trust));
    }

    @Test
    void theUsualOnesAreTrustedAsWell() throws Exception {
        X509ExtendedTrustManager usual = emulators();
        assertDoesNotThrow(() -> shakeHands("localhost", new AddedTrust(stranger(), () -> usual)));
    }

    @Test
    void aChainThatNobodyKnowsIsRefused() throws Exception {
        String why = refused("localhost", new AddedTrust(stranger(), AddedTrustTest::stranger));
        assertTrue(why.contains("unable to find valid certification path"), why);
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedByTheOneWhoKnowsItsChain() throws Exception {
        String why = refused("azure.example", new AddedTrust(emulators(), AddedTrustTest::stranger));
        assertTrue(why.contains("azure.example"), why);
        X509ExtendedTrustManager usual = emulators();
        why = refused("azure.example", new AddedTrust(stranger(), () -> usual));
        assertTrue(why.contains("azure.example"), why);
    }

    private static String refused(String host, AddedTrust trust) {
        return String.valueOf(assertThrows(SSLHandshakeException.class, () -> shakeHands(host, trust))
                .getMessage());
    }

    /** As an HTTP client does it, which wants the certificate to be the host's. */
    private static void shakeHands(String host, AddedTrust trust) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        int port = URI.create(AZURE.url()).getPort();
        try (Socket line = new Socket("localhost", port);
                SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(line, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    /** The platform's authorities, which do not know the emulator's. */
    private static X509ExtendedTrustManager stranger() {
        try {
            return manager(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509ExtendedTrustManager emulators() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        byte[] pem = AZURE.caPem().getBytes(StandardCharsets.UTF_8);
        store.setCertificateEntry(
                "ca", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        return manager(store);
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }
}
