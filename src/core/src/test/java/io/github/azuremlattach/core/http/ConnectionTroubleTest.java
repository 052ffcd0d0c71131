package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionTroubleTest {
    private static final HttpRequest REQUEST =
            new HttpRequest(HttpMethod.GET, "https://arm.local/operations/1?sig=s3cret");

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new ConnectException("Connection refused"), "connection refused by arm.local:443"),
                Arguments.of(cause(new UnresolvedAddressException()), "the name arm.local is unknown"),
                Arguments.of(new UnknownHostException("arm.local"), "the name arm.local is unknown"),
                Arguments.of(
                        new HttpConnectTimeoutException("HTTP connect timed out"),
                        "no connection to arm.local:443 in time"),
                Arguments.of(
                        new IOException("Connection reset"),
                        "the connection to arm.local:443 was closed before the answer was complete"),
                Arguments.of(
                        new IOException("HTTP/1.1 header parser received no bytes", new EOFException()),
                        "the connection to arm.local:443 was closed before the answer was complete"),
                Arguments.of(
                        new ClosedChannelException(),
                        "the connection to arm.local:443 was closed before the answer was complete"),
                Arguments.of(
                        new SSLHandshakeException("PKIX path building failed: sun.security.provider.X: no path"),
                        "the certificate of arm.local:443 is not trusted"),
                Arguments.of(
                        new SSLHandshakeException("No subject alternative DNS name matching arm.local found."),
                        "the certificate of arm.local:443 is made out for another name"),
                Arguments.of(
                        new SSLHandshakeException("Received fatal alert: handshake_failure"),
                        "no secure connection to arm.local:443: Received fatal alert: handshake_failure"));
    }

    private static Throwable cause(Throwable deep) {
        return new IllegalStateException(new ConnectException().initCause(deep));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void saysWhatHappenedAndWhere(Throwable thrown, String words) {
        ArmException trouble = ErrorMappingPolicy.noAnswer(REQUEST, thrown);
        assertEquals(words, trouble.error().innermost());
        assertEquals("GET /operations/1: " + words, trouble.getMessage());
        assertEquals(0, trouble.status());
    }

    @Test
    void namesTheProxy() {
        ArmException trouble = ConnectionTrouble.through("proxy:3128", REQUEST)
                .explain(PlainWords.chain(new IOException("Connection reset")))
                .orElseThrow();
        assertEquals(
                "the connection to arm.local:443 was closed before the answer was complete (through the proxy proxy:3128)",
                trouble.error().innermost());
    }

    @Test
    void saysHowLongItWaited() {
        assertEquals(
                "no answer from arm.local:443 within 30 s",
                ConnectionTrouble.of(REQUEST)
                        .late(Duration.ofSeconds(30))
                        .error()
                        .innermost());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.microsoft.aad.msal4j.MsalServiceException: AADSTS7000215: Invalid secret. | AADSTS7000215: Invalid secret.",
                "java.util.concurrent.ExecutionException: java.net.ConnectException: Connection refused | Connection refused",
                "Managed Identity authentication failed, see inner exception for more information. | Managed Identity authentication failed",
                "MsalClientException | ''",
                "InternalServerError: An internal server error occurred. | InternalServerError: An internal server error occurred."
            })
    void showsNoJavaClass(String message, String words) {
        assertEquals(words, PlainWords.of(message));
    }

    @Test
    void anExceptionWithoutWordsShowsNoClassEither() {
        ArmException trouble =
                ErrorMappingPolicy.noAnswer(REQUEST, new IllegalStateException(new NullPointerException()));
        assertFalse(trouble.getMessage().contains("Exception"), trouble.getMessage());
    }
}
