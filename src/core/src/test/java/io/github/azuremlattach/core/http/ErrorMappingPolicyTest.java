package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.identity.CredentialUnavailableException;
import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.http.ArmException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMappingPolicyTest {
    private static final HttpRequest REQUEST =
            new HttpRequest(HttpMethod.GET, "https://arm.local/operations/1?sig=s3cret");

    private static HttpHeaders retryAfter(String value) {
        return new HttpHeaders().set(HttpHeaderName.RETRY_AFTER, value);
    }

    private static ArmException answerless(Throwable thrown) {
        return ErrorMappingPolicy.noAnswer(REQUEST, thrown);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "17, 17", "' 5 ', 5", "999999, 999999"})
    void retryAfterIsReadInSeconds(String text, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), ErrorMappingPolicy.retryAfter(retryAfter(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "1000000", "Wed, 41 Oct 2026 07:28:00 GMT"})
    void otherFormsOfRetryAfterAreNoAdvice(String text) {
        assertNull(ErrorMappingPolicy.retryAfter(retryAfter(text)));
        assertNull(ErrorMappingPolicy.retryAfter(new HttpHeaders()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 21 Oct 2026 07:28:40 GMT | 40",
                "Wed, 21 Oct 2026 07:28:00 GMT | 0",
                "Tue, 20 Oct 2026 07:28:00 GMT | 0"
            })
    void aDateIsReckonedFromThatOfTheAnswer(String date, long seconds) {
        HttpHeaders headers = retryAfter(date).set(HttpHeaderName.DATE, "Wed, 21 Oct 2026 07:28:00 GMT");
        assertEquals(Duration.ofSeconds(seconds), ErrorMappingPolicy.retryAfter(headers));
    }

    @Test
    void theSignatureOfAnAddressStaysSecret() {
        ArmException e = answerless(new IOException("odd"));
        assertEquals("GET /operations/1", e.request());
        assertEquals("GET /operations/1: the connection to arm.local:443 failed: odd", e.getMessage());
        assertEquals(Optional.empty(), e.correlationId());
        assertEquals(Optional.empty(), e.retryAfter());
    }

    @Test
    void aBrokenConnectionMayComeBack() {
        for (Throwable thrown : new Throwable[] {
            new ConnectException(), new TimeoutException("late"), new IllegalStateException(new IOException("reset"))
        }) {
            ArmException e = answerless(thrown);
            assertEquals(Kind.UNREACHABLE, e.kind());
            assertTrue(e.isTransient());
        }
        assertEquals(
                Kind.UNREACHABLE, answerless(new IllegalStateException("odd")).kind());
    }

    @Test
    void anUntrustedCertificateIsNotAskedAgainButACutHandshakeIs() {
        ArmException untrusted = answerless(new SSLHandshakeException("PKIX path building failed"));
        assertEquals(Kind.UNTRUSTED, untrusted.kind());
        assertFalse(untrusted.isTransient());
        assertEquals(
                Kind.UNREACHABLE,
                answerless(new SSLHandshakeException("Remote host terminated")).kind());
    }

    @Test
    void aRefusedSignInIsFinalAndSoIsTheLackOfAnyIdentity() {
        ArmException refused =
                answerless(new ClientAuthenticationException("AADSTS7000215: Invalid secret.\nTrace: x", null));
        assertEquals(Kind.SIGN_IN, refused.kind());
        assertEquals(0, refused.status(), "no status is made up");
        assertEquals("AADSTS7000215: Invalid secret.", refused.error().innermost());
        assertFalse(refused.isTransient());
        assertFalse(refused.isUnauthorized(), "signing in anew would not help");
        ArmException silent = answerless(new CredentialUnavailableException("no identity here"));
        assertEquals(Kind.SIGN_IN, silent.kind());
        assertFalse(silent.isTransient());
    }

    @Test
    void aRefusalPassesThroughUnchanged() {
        ArmException refusal = Answers.refusal(403, "PUT /x", "");
        assertSame(refusal, answerless(new IllegalStateException(refusal)));
        assertTrue(refusal.isForbidden());
        assertEquals(Optional.of("c0ffee"), refusal.correlationId());
    }

    @ParameterizedTest
    @CsvSource({
        "400, false",
        "401, false",
        "404, false",
        "408, true",
        "409, false",
        "429, true",
        "500, true",
        "503, true"
    })
    void whichRefusalsMayPass(int status, boolean passes) {
        ArmException e = Answers.refusal(status, "GET /x", "");
        assertEquals(passes, e.isTransient());
        assertEquals(status == 401, e.isUnauthorized());
        assertEquals(status == 404, e.isNotFound());
    }
}
