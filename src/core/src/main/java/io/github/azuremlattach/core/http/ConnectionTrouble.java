package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpRequest;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URL;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Words for a connection that failed: what happened, to which host and port, through which proxy. */
final class ConnectionTrouble {
    private static final Pattern TUNNEL = Pattern.compile("(?i)tunnel failed, got: (\\d{3})");
    private static final int DEFAULT_PORT = 443;

    private final HttpRequest request;
    private final String target;
    private final String proxy;

    private ConnectionTrouble(HttpRequest request, String proxy) {
        this.request = request;
        this.target = target(request.getUrl());
        this.proxy = proxy;
    }

    /** Trouble with a request that goes straight to its host. */
    static ConnectionTrouble of(HttpRequest request) {
        return through("", request);
    }

    /**
     * Trouble with a request.
     *
     * @param proxy the host and port of the proxy that it goes through; empty for none
     */
    static ConnectionTrouble through(String proxy, HttpRequest request) {
        return new ConnectionTrouble(request, proxy);
    }

    /** Host and port of an address, as people write them. */
    static String target(URL url) {
        return url.getHost() + ":" + (url.getPort() < 0 ? DEFAULT_PORT : url.getPort());
    }

    /** No answer came in time. */
    ArmException late(Duration waited) {
        return unreachable("no answer from " + target + " within " + seconds(waited), true);
    }

    /** No answer came before the run's own end. */
    ArmException late() {
        return unreachable("no answer from " + target + " in time", true);
    }

    /** The proxy did not let the request through. */
    ArmException refusedByProxy(int status) {
        String why = status == 407
                ? "it wants a user and a password, or does not accept those of the proxy variable (HTTP 407)"
                : "HTTP " + status;
        return unreachable("the proxy " + proxy + " refuses connections to " + target + ": " + why, status >= 500);
    }

    /** What a failure was; empty where it was none of the connection. */
    Optional<ArmException> explain(List<Throwable> chain) {
        for (Throwable t : chain) {
            if (t instanceof ArmException known) {
                return Optional.of(known);
            }
        }
        return chain.stream()
                .filter(SSLException.class::isInstance)
                .filter(t -> !isCut(t))
                .findFirst()
                .map(t -> untrusted(chain))
                .or(() -> chain.stream()
                        .filter(ConnectionTrouble::isOfTheConnection)
                        .findFirst()
                        .map(t -> unreachable(chain)));
    }

    private static boolean isOfTheConnection(Throwable t) {
        return t instanceof IOException || t instanceof TimeoutException || t instanceof UnresolvedAddressException;
    }

    private static boolean isCut(Throwable t) {
        String message = String.valueOf(t.getMessage());
        return message.contains("terminated") || message.contains("closed") || message.contains("reset");
    }

    private ArmException unreachable(List<Throwable> chain) {
        Matcher tunnel = TUNNEL.matcher(messages(chain));
        if (tunnel.find()) {
            return refusedByProxy(Integer.parseInt(tunnel.group(1)));
        }
        return unreachable(said(chain) + through(), true);
    }

    private String said(List<Throwable> chain) {
        String first = proxy.isEmpty() ? target : proxy;
        if (has(chain, UnresolvedAddressException.class) || has(chain, UnknownHostException.class)) {
            return "the name " + first.replaceFirst(":\\d+$", "") + " is unknown";
        }
        if (has(chain, HttpConnectTimeoutException.class)) {
            return "no connection to " + first + " in time";
        }
        if (has(chain, TimeoutException.class) || has(chain, java.net.http.HttpTimeoutException.class)) {
            return "no answer from " + target + " in time";
        }
        if (has(chain, ConnectException.class)) {
            return messages(chain).contains("unreachable") ? "no route to " + first : "connection refused by " + first;
        }
        boolean closed = has(chain, ClosedChannelException.class)
                || has(chain, EOFException.class)
                || has(chain, SocketException.class)
                || has(chain, SSLException.class)
                || messages(chain).matches("(?is).*(reset|closed|broken pipe|no bytes|EOF).*");
        return closed
                ? "the connection to " + target + " was closed before the answer was complete"
                : "the connection to " + target + " failed: " + PlainWords.deepest(chain);
    }

    private ArmException untrusted(List<Throwable> chain) {
        String messages = messages(chain);
        String what = "the certificate of " + target;
        if (has(chain, CertificateExpiredException.class) || has(chain, CertificateNotYetValidException.class)) {
            what += " has expired or is not valid yet";
        } else if (messages.contains("No subject alternative") || messages.contains("No name matching")) {
            what += " is made out for another name";
        } else if (messages.contains("PKIX")
                || messages.contains("certification path")
                || has(chain, CertPathValidatorException.class)) {
            what += " is not trusted";
        } else {
            what = "no secure connection to " + target + ": " + PlainWords.deepest(chain);
        }
        return new ArmException(
                ArmException.Kind.UNTRUSTED,
                0,
                new ServiceError("", what + through(), List.of()),
                ErrorMappingPolicy.describe(request),
                "",
                null);
    }

    private ArmException unreachable(String words, boolean mayPass) {
        ArmException trouble = new ArmException(
                ArmException.Kind.UNREACHABLE,
                0,
                new ServiceError("", words, List.of()),
                ErrorMappingPolicy.describe(request),
                "",
                null);
        return mayPass ? trouble : trouble.lasting();
    }

    private String through() {
        return proxy.isEmpty() ? "" : " (through the proxy " + proxy + ")";
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> kind) {
        return chain.stream().anyMatch(kind::isInstance);
    }

    private static String messages(List<Throwable> chain) {
        StringBuilder all = new StringBuilder();
        chain.forEach(t -> all.append(t.getMessage()).append('\n'));
        return all.toString();
    }

    private static String seconds(Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }
}
