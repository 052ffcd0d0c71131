package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in with a client certificate. */
class CertificateSignInTest {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Emulator emulator = Emulator.start();
    private final Client nobody = new Client(emulator, "");
    private final KeyPair ours = keys();

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void theSignatureMustBeThatOfTheCertificate() throws Exception {
        emulator.apply("principals: {pipeline: {certificate: \"" + pem(ours).replace("\n", "\\n") + "\"}}");
        assertEquals(200, signIn(assertion(ours, "RS256")).status());
        assertEquals(200, signIn(assertion(ours, "PS256")).status());
        refused(signIn(assertion(keys(), "RS256")));
        refused(signIn(assertion(ours, "RS256") + "AA"));
    }

    @Test
    void withoutACertificateInTheScenarioAnySignatureWillDo() throws Exception {
        assertEquals(200, signIn(assertion(keys(), "RS256")).status());
    }

    private Client.Answer signIn(String assertion) {
        return nobody.post(
                "/" + Client.TENANT + "/oauth2/v2.0/token?",
                "grant_type=client_credentials&client_id=" + Client.PIPELINE + "&client_assertion=" + assertion);
    }

    private static void refused(Client.Answer answer) {
        assertEquals(401, answer.status());
        assertEquals(700027, answer.body().at("/error_codes/0").asInt());
    }

    private static String assertion(KeyPair keys, String algorithm) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String head = "{\"alg\": \"" + algorithm + "\"}";
        String claims = "{\"iss\": \"" + Client.PIPELINE + "\", \"sub\": \"" + Client.PIPELINE + "\", \"exp\": "
                + (now + 300) + "}";
        String signed = URL.encodeToString(head.getBytes(StandardCharsets.UTF_8)) + "."
                + URL.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance(algorithm.equals("RS256") ? "SHA256withRSA" : "RSASSA-PSS");
        if (algorithm.equals("PS256")) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + URL.encodeToString(signature.sign());
    }

    private static String pem(KeyPair keys) throws Exception {
        X500Name name = new X500Name("CN=pipeline");
        Instant now = Instant.now();
        byte[] der = new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, Date.from(now), Date.from(now.plusSeconds(600)), name, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                .getEncoded();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
