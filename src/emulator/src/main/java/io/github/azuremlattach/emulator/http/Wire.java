package io.github.azuremlattach.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests read from the wire and replies written to it. */
public final class Wire {
    private Wire() {}

    /** Reads the whole request. */
    public static Request read(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String body = bytes.length == 0 ? null : new String(bytes, StandardCharsets.UTF_8);
        return Request.of(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    /** Writes the reply and ends the exchange; a client that went away is no matter of ours. */
    public static void write(HttpExchange exchange, Reply reply) {
        write(exchange, reply, null);
    }

    /** Writes the reply's head and half of its body, does the given thing, then closes the connection. */
    public static void writeHalf(HttpExchange exchange, Reply reply, Runnable between) {
        write(exchange, reply, between);
    }

    private static void write(HttpExchange exchange, Reply reply, @Nullable Runnable between) {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
        try (exchange) {
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : bytes.length);
            if (!bodiless) {
                exchange.getResponseBody().write(between == null ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
                exchange.getResponseBody().flush();
                if (between != null) {
                    between.run();
                }
            }
        } catch (IOException e) {
            // The client closed its end.
        }
    }
}
