package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A service principal's certificate, made by the JDK's keytool. */
final class TestCertificate {
    static final String PASSWORD = "c4n4ryCertificatePassword8e1c";

    private TestCertificate() {}

    /** Makes one as {@code pipeline.p12} in a folder. */
    static KeyStore in(Path folder) throws Exception {
        File file = folder.resolve("pipeline.p12").toFile();
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/keytool",
                "-genkeypair",
                "-alias",
                "pipeline",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=pipeline",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        return KeyStore.getInstance(file, PASSWORD.toCharArray());
    }

    static String pem(KeyStore store) throws Exception {
        return block("CERTIFICATE", store.getCertificate("pipeline").getEncoded());
    }

    static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
