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
import java.util.concurrent.atomic.AtomicLong;

/** The endpoints of GitHub's runner and of Azure Pipelines that issue ID tokens. */
public final class TokenStandIn implements AutoCloseable {
    public static final String ISSUER = "https://token.actions.githubusercontent.com";
    private static final AtomicLong COUNT = new AtomicLong();
    public static final String SUBJECT = "repo:contoso/ml:ref:refs/heads/main";
    private static final String BEARER = "c4n4ryRequestToken51d2";

    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> issued = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final Duration lifetime;
    private final HttpServer server;
    private volatile int status = 200;

    public TokenStandIn(InstantSource clock, Duration lifetime) throws IOException {
        this.clock = clock;
        this.lifetime = lifetime;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> answer(exchange, "GET", "value"));
        server.createContext("/oidctoken", exchange -> answer(exchange, "POST", "oidcToken"));
        server.start();
    }

    /** What the runner puts into the environment of a job with id-token: write. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/token?api-version=2.0";
    }

    /** What the agent of Azure Pipelines puts into the environment of a step. */
    public String agentUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/oidctoken";
    }

    public String bearer() {
        return BEARER;
    }

    /** From now on the endpoint refuses. */
    public void refuse(int with) {
        status = with;
    }

    public List<String> queries() {
        return queries;
    }

    public List<String> issued() {
        return issued;
    }

    private void answer(HttpExchange exchange, String method, String field) throws IOException {
        queries.add(exchange.getRequestURI().getRawQuery());
        boolean known = method.equals(exchange.getRequestMethod())
                && ("Bearer " + BEARER).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String token = jwt(ISSUER, SUBJECT, clock, lifetime);
        int answered = known ? status : 401;
        if (answered == 200) {
            issued.add(token);
        }
        byte[] body = ("{\"count\": 1, \"" + field + "\": \"" + (answered == 200 ? token : "") + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answered, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** An ID token that the emulator takes, if it trusts issuer and subject. */
    public static String jwt(String issuer, String subject, InstantSource clock, Duration lifetime) {
        long now = clock.instant().getEpochSecond();
        String claims = "{\"iss\": \"" + issuer + "\", \"sub\": \"" + subject
                + "\", \"aud\": \"api://AzureADTokenExchange\", \"jti\": \"" + COUNT.incrementAndGet() + "\", \"nbf\": "
                + now
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
