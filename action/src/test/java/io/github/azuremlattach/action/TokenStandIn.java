package io.github.azuremlattach.action;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The endpoint of the runner that issues ID tokens. */
final class TokenStandIn implements AutoCloseable {
    static final String SUBJECT = "repo:contoso/ml:ref:refs/heads/main";
    private static final String BEARER = "c4n4ryRequestToken51d2";

    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> issued = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final Duration lifetime;
    private final HttpServer server;
    private volatile int status = 200;

    TokenStandIn(InstantSource clock, Duration lifetime) throws IOException {
        this.clock = clock;
        this.lifetime = lifetime;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    /** What the runner puts into the environment of a job with id-token: write. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/token?api-version=2.0";
    }

    String bearer() {
        return BEARER;
    }

    /** From now on the endpoint refuses. */
    void refuse(int with) {
        status = with;
    }

    List<String> queries() {
        return queries;
    }

    List<String> issued() {
        return issued;
    }

    private void answer(HttpExchange exchange) throws IOException {
        queries.add(exchange.getRequestURI().getRawQuery());
        boolean known = ("Bearer " + BEARER).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String token = jwt();
        int answered = known ? status : 401;
        if (answered == 200) {
            issued.add(token);
        }
        byte[] body = ("{\"count\": 1, \"value\": \"" + (answered == 200 ? token : "") + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answered, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String jwt() {
        long now = clock.instant().getEpochSecond();
        String claims = "{\"iss\": \"https://token.actions.githubusercontent.com\", \"sub\": \"" + SUBJECT
                + "\", \"aud\": \"api://AzureADTokenExchange\", \"jti\": \"" + issued.size() + "\", \"nbf\": " + now
                + ", \"exp\": " + (now + lifetime.toSeconds()) + "}";
        return encoded("{\"alg\": \"RS256\"}") + "." + encoded(claims) + "." + encoded("signature");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
