package io.github.azuremlattach.emulator.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Client assertions: JWTs signed with a client certificate, or issued by a trusted OIDC provider. */
final class ClientAssertions {
    private final World world;

    ClientAssertions(World world) {
        this.world = world;
    }

    /** Throws unless the assertion is good for the principal. */
    void check(String assertion, Principal principal) throws SignInRefused {
        JsonNode claims = Tokens.claims(assertion)
                .orElseThrow(
                        () -> new SignInRefused(401, "invalid_client", 50027, "JWT token is invalid or malformed."));
        Instant now = world.now();
        Instant from = Instant.ofEpochSecond(claims.path("nbf").asLong(0));
        Instant until = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        if (now.isAfter(until) || now.plusSeconds(300).isBefore(from)) {
            throw new SignInRefused(
                    401,
                    "invalid_client",
                    700024,
                    "Client assertion is not within its valid time range. Current time: " + now
                            + ", assertion valid from " + from + ", expiry time of assertion " + until
                            + ". Review the documentation at"
                            + " https://learn.microsoft.com/entra/identity-platform/certificate-credentials.");
        }
        if (Json.says(claims, principal.clientId(), "iss")) {
            certificate(assertion, principal);
        } else {
            federated(claims, principal);
        }
    }

    private static void federated(JsonNode claims, Principal principal) throws SignInRefused {
        String issuer = Json.textOr(claims, "", "iss");
        String subject = Json.textOr(claims, "", "sub");
        JsonNode audience = claims.path("aud");
        List<String> audiences = audience.isArray() ? Json.texts(audience) : List.of(audience.asText());
        var trusted = principal.credentials().federated();
        boolean matches = trusted.isEmpty()
                || trusted.stream()
                        .anyMatch(one -> one.issuer().equals(issuer)
                                && one.subject().equals(subject)
                                && audiences.contains(one.audience()));
        if (!matches) {
            throw new SignInRefused(
                    401,
                    "invalid_client",
                    70021,
                    "No matching federated identity record found for presented assertion. Assertion Issuer: '" + issuer
                            + "'. Assertion Subject: '" + subject + "'. Assertion Audience: '"
                            + String.join(",", audiences)
                            + "'. https://learn.microsoft.com/entra/workload-id/workload-identity-federation");
        }
    }

    private static void certificate(String assertion, Principal principal) throws SignInRefused {
        String pem = principal.credentials().certificate();
        if (pem == null) {
            return;
        }
        try {
            PublicKey key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .getPublicKey();
            int dot = assertion.lastIndexOf('.');
            String algorithm = Json.textOr(Tokens.part(assertion, 0).orElseGet(Json::object), "RS256", "alg");
            Signature signature = signature(algorithm);
            signature.initVerify(key);
            signature.update(assertion.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
            if (signature.verify(Base64.getUrlDecoder().decode(assertion.substring(dot + 1)))) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // A key or a signature that cannot be read is as bad as a wrong one.
        }
        throw new SignInRefused(
                401,
                "invalid_client",
                700027,
                "The certificate with identifier used to sign the client assertion is not registered on application.");
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        if (algorithm.equals("PS256")) {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            return signature;
        }
        return Signature.getInstance("SHA256withRSA");
    }
}
