package io.github.azuremlattach.core.signin;

import com.azure.identity.ClientCertificateCredentialBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service principal's certificate with its private key, as a file holds it. */
public final class ClientCertificate {
    private final byte[] file;
    private final String password;
    private final boolean isPem;

    /**
     * Looks at a file.
     *
     * @throws IllegalArgumentException when it cannot serve; the message is the end of a sentence
     */
    public ClientCertificate(byte[] file, String password) {
        this.file = file.clone();
        this.password = password;
        String text = new String(file, StandardCharsets.ISO_8859_1);
        this.isPem = text.contains("-----BEGIN ");
        if (isPem) {
            checkPem(text);
        } else {
            checkPkcs12();
        }
    }

    private static void checkPem(String text) {
        String certificate = block("CERTIFICATE", text);
        if (certificate.isEmpty()) {
            throw new IllegalArgumentException("the file holds no whole certificate");
        }
        if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            throw new IllegalArgumentException("its private key is encrypted, so give PKCS#12 with a password instead");
        }
        if (!text.contains("PRIVATE KEY-----")) {
            throw new IllegalArgumentException("the file holds no private key");
        }
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(decoded(certificate)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("its certificate is damaged", e);
        }
        try {
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(decoded(block("PRIVATE KEY", text))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "its private key is damaged, or is no RSA key in PKCS#8, which openssl pkcs8 -topk8 -nodes writes",
                    e);
        }
    }

    /** What stands between the first two lines of a name, or nothing. */
    private static String block(String name, String text) {
        Matcher block = Pattern.compile("-----BEGIN " + name + "-----([^-]+)-----END " + name + "-----")
                .matcher(text);
        return block.find() ? block.group(1) : "";
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private void checkPkcs12() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the file is neither PEM nor PKCS#12, or the password does not open it", e);
        }
    }

    ClientCertificateCredentialBuilder on(ClientCertificateCredentialBuilder builder) {
        ByteArrayInputStream stream = new ByteArrayInputStream(file);
        return isPem
                ? builder.pemCertificate(stream)
                : builder.pfxCertificate(stream).clientCertificatePassword(password);
    }
}
