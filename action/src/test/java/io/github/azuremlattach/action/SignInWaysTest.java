package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.Emulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in without the runner's ID tokens: secret, certificate, managed identity, the Azure CLI's session. */
class SignInWaysTest {
    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.start();
    private Job job;

    @BeforeEach
    void start() throws Exception {
        emulator.apply("provisioning: {duration: 0s}");
        job = new Job(folder, emulator, clock);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aSecretIsUsedWhenItIsGivenAndMaskedFirst() throws Exception {
        assertEquals(0, job.withSecret().run(), job.log());
        assertTrue(job.log().startsWith("::add-mask::emulator-secret\n"), job.log());
        assertTrue(job.log().contains("Sign-in: service-principal, since client-secret is given."), job.log());
        assertEquals(1, job.log().split("emulator-secret", -1).length - 1);
    }

    @Test
    void aWrongSecretIsExplained() throws Exception {
        assertEquals(1, job.with("client-secret", "wrong").run());
        assertTrue(job.log().contains("AADSTS7000215"), job.log());
        assertTrue(job.log().contains("client-secret"), job.log());
    }

    @Test
    void aCertificateSignsInAsPkcs12AndAsPem() throws Exception {
        KeyStore store = TestCertificate.in(folder);
        emulator.apply("principals: {pipeline: {certificate: \""
                + TestCertificate.pem(store).replace("\n", "\\n") + "\"}}");
        job.with("client-certificate", "pipeline.p12").with("client-certificate-password", TestCertificate.PASSWORD);
        assertEquals(0, job.run(), job.log());
        assertTrue(job.log().contains("Sign-in: certificate, since client-certificate is given."), job.log());
        assertTrue(job.log().startsWith("::add-mask::" + TestCertificate.PASSWORD + "\n"), job.log());

        Key key = store.getKey("pipeline", TestCertificate.PASSWORD.toCharArray());
        Files.writeString(
                folder.resolve("pipeline.pem"),
                TestCertificate.block("PRIVATE KEY", key.getEncoded()) + TestCertificate.pem(store));
        assertEquals(0, job.with("client-certificate", "pipeline.pem").run(), job.log());
        assertEquals("unchanged", job.outputs().get("outcome"));
    }

    @Test
    void aUselessCertificateIsOneSentence() throws Exception {
        KeyStore store = TestCertificate.in(folder);
        job.with("client-certificate", "pipeline.p12").with("client-certificate-password", "wrong");
        assertEquals(2, job.run());
        assertTrue(job.log().contains("client-certificate is 'pipeline.p12': the file is neither"), job.log());
        Files.writeString(folder.resolve("public.pem"), TestCertificate.pem(store));
        job.with("client-certificate", "public.pem").run();
        assertTrue(job.log().contains("client-certificate is 'public.pem': the file holds no private key."), job.log());
        job.with("client-certificate", "missing.pem").run();
        assertTrue(job.log().contains("client-certificate is 'missing.pem': there is no such file"), job.log());
    }

    @Test
    void theMachinesIdentityIsTakenWhenNothingIsGiven() throws Exception {
        job.with("tenant-id", "").with("client-id", "").environment("RUNNER_ENVIRONMENT", "self-hosted");
        job.environment("AZURE_POD_IDENTITY_AUTHORITY_HOST", emulator.url());
        job.environment("PATH", folder.toString());
        String log = job.inAProcess(0);
        assertTrue(log.contains("Sign-in: managed-identity, since no tenant-id is given."), log);
        assertEquals("attached", job.outputs().get("outcome"), log);
    }

    @Test
    void theCliSessionIsTakenWhereThereIsACli() throws Exception {
        Path az = folder.resolve("az");
        Files.writeString(az, """
                #!/bin/sh
                echo '{"accessToken": "%s", "expiresOn": "2099-01-01 00:00:00.000000", "tokenType": "Bearer"}'
                """.formatted(emulator.token(Job.PIPELINE)));
        Files.setPosixFilePermissions(az, PosixFilePermissions.fromString("rwxr-xr-x"));
        job.with("tenant-id", "").with("client-id", "").environment("RUNNER_ENVIRONMENT", "self-hosted");
        job.environment("PATH", folder + ":/usr/bin:/bin");
        String log = job.inAProcess(0);
        assertTrue(log.contains("Sign-in: azure-cli, since no tenant-id is given."), log);
        assertEquals("attached", job.outputs().get("outcome"), log);
    }

    @Test
    void aHostedRunnerHasNoIdentityOfItsOwn() throws Exception {
        assertEquals(2, job.with("tenant-id", "").with("client-id", "").run());
        assertTrue(job.log().contains("tenant-id is empty: is the variable set?"), job.log());
        assertTrue(job.log().contains("client-id is empty: is the variable set?"), job.log());
        assertTrue(job.log().contains("id-token: write"), job.log());
    }

    @Test
    void theImageHoldsNoAzureCli() throws Exception {
        assertEquals(2, job.with("auth", "azure-cli").run());
        assertTrue(job.log().contains("auth is 'azure-cli': there is no program az here"), job.log());
        assertEquals(0, emulator.requests().size());
    }

    @Test
    void aForcedWayNeedsItsValues() throws Exception {
        assertEquals(2, job.withSecret().with("auth", "certificate").run());
        assertTrue(job.log().contains("client-certificate is missing"), job.log());
        assertEquals(2, job.with("auth", "password").run());
        assertTrue(job.log().contains("auth is 'password': allowed are auto, oidc,"), job.log());
        assertFalse(job.log().contains("Sign-in:"));
    }
}
