package io.github.azuremlattach.core.signin;

import io.github.azuremlattach.emulator.http.CertificateAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

/** A key and a certificate as PEM, made for a test. They do not belong together. */
public final class Pem {
    private Pem() {}

    /** A private key in PKCS#8. */
    public static String key(String algorithm) {
        try {
            byte[] pkcs8 = KeyPairGenerator.getInstance(algorithm)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pkcs8)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate. */
    public static String certificate() {
        return CertificateAuthority.create(List.of("localhost")).pem();
    }
}
