package io.github.azuremlattach.core.signin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A file that cannot serve is a mistake at once, and no sign-in that is tried for half a minute. */
class ClientCertificateTest {
    private static final String KEY =
            "its private key is damaged, or is no RSA key in PKCS#8, which openssl pkcs8 -topk8 -nodes writes";
    private final String certificate = Pem.certificate();
    private final String key = Pem.key("RSA");

    private static String refusal(String pem) {
        byte[] file = pem.getBytes(StandardCharsets.US_ASCII);
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> new ClientCertificate(file, ""))
                .getMessage());
    }

    @Test
    void keyAndCertificateServeInAnyOrder() {
        for (String pem : new String[] {certificate + key, key + certificate, key + certificate + certificate}) {
            assertDoesNotThrow(() -> new ClientCertificate(pem.getBytes(StandardCharsets.US_ASCII), ""));
        }
    }

    @Test
    void aKeyThatIsCutOffOrOfAnotherKindIsNamed() {
        assertEquals(KEY, refusal(certificate + key.substring(0, key.length() / 2)));
        assertEquals(KEY, refusal(certificate + key.replaceAll("\\n[^-].{60}", "\n")));
        assertEquals(KEY, refusal(certificate + key.replace(" PRIVATE", " RSA PRIVATE")));
        assertEquals(KEY, refusal(certificate + Pem.key("EC")));
    }

    @Test
    void aCertificateThatIsCutOffOrDamagedIsNamed() {
        assertEquals(
                "the file holds no whole certificate",
                refusal(key + certificate.substring(0, certificate.length() / 2)));
        assertEquals("its certificate is damaged", refusal(key + certificate.replaceAll("\\n[^-].{60}", "\n")));
        assertEquals("the file holds no whole certificate", refusal(key));
        assertEquals("the file holds no private key", refusal(certificate));
    }
}
