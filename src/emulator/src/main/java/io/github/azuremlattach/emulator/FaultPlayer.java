package io.github.azuremlattach.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.azuremlattach.emulator.fault.Fault;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Wire;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Plays a fault: what the client gets instead of the right answer, and how the connection ends. */
final class FaultPlayer {
    private static final String PAGE = "<!DOCTYPE html>\n<html><head><title>Sign in to the proxy</title></head>"
            + "<body><h1>Access denied</h1><p>Your organisation's proxy needs you to sign in.</p></body></html>\n";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final InterruptibleDelay delay;

    FaultPlayer(InterruptibleDelay delay) {
        this.delay = delay;
    }

    /** The answer under that fault, or null if there will be none; the right answer is null if it was not asked for. */
    @Nullable
    Reply reply(Fault fault, @Nullable Reply right, Reply expiredToken) {
        JsonNode spec = fault.spec();
        int status = fault.status();
        Reply reply = right == null ? Reply.empty(200) : right;
        return switch (fault.kind()) {
            case REFUSE, RESET_BEFORE, RESET_AFTER, HANG -> null;
            case EXPIRED_TOKEN -> expiredToken;
            case CUT_BODY -> reply;
            case WRONG_CONTENT_TYPE -> reply.with("Content-Type", Json.textOr(spec, "text/plain", "contentType"));
            case EMPTY_BODY -> new Reply(status == 0 ? reply.status() : status, reply.headers(), "");
            case HTML ->
                Reply.text(status == 0 ? 502 : status, "text/html; charset=utf-8", Json.textOr(spec, PAGE, "body"));
            case FOREIGN_STATUS_HOST -> abroad(reply, Json.textOr(spec, "management.contoso.example", "host"));
            case STATUS -> status(status, spec);
        };
    }

    /** Ends the exchange as the fault has it. */
    void end(Fault fault, @Nullable Reply reply, HttpExchange exchange) {
        if (fault.kind() == Fault.Kind.HANG) {
            delay.hold(fault.heldFor());
        }
        if (reply == null) {
            exchange.close();
        } else if (fault.kind() == Fault.Kind.CUT_BODY) {
            Wire.writeHalf(exchange, reply, () -> delay.hold(fault.heldFor()));
        } else {
            Wire.write(exchange, reply);
        }
    }

    private Reply status(int status, JsonNode spec) {
        JsonNode body = spec.path("body");
        Reply reply;
        if (body.isTextual()) {
            reply = Reply.text(status, Json.textOr(spec, "text/plain", "contentType"), body.asText());
        } else if (!body.isMissingNode()) {
            reply = Reply.json(status, body);
        } else {
            reply = Reply.error(
                    status,
                    Json.textOr(spec, code(status), "code"),
                    Json.textOr(spec, "The emulator was told to answer " + status + ".", "message"));
        }
        for (var header : spec.path("headers").properties()) {
            reply = reply.with(header.getKey(), header.getValue().asText());
        }
        String contentType = Json.text(spec, "contentType");
        reply = contentType == null ? reply : reply.with("Content-Type", contentType);
        String retryAfter = Json.text(spec, "retryAfter");
        return retryAfter == null ? reply : reply.with("Retry-After", retryAfter(retryAfter));
    }

    /** As written, except that "date 30s" becomes the HTTP date 30 seconds after the answer's own Date, which is real. */
    private String retryAfter(String text) {
        if (!text.startsWith("date")) {
            return text;
        }
        Duration ahead = Durations.parse(text.substring("date".length())).orElse(Duration.ZERO);
        return HTTP_DATE.format(Instant.now().plus(ahead));
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "InvalidAuthenticationToken";
            case 403 -> "AuthorizationFailed";
            case 404 -> "ResourceNotFound";
            case 408 -> "RequestTimeout";
            case 409 -> "Conflict";
            case 429 -> "TooManyRequests";
            case 502 -> "BadGatewayConnection";
            case 503 -> "ServiceUnavailable";
            case 504 -> "GatewayTimeout";
            default -> "InternalServerError";
        };
    }

    private static Reply abroad(Reply reply, String host) {
        Reply moved = reply;
        for (String header : new String[] {"Azure-AsyncOperation", "Location"}) {
            String url = reply.headers().get(header);
            if (url != null) {
                moved = moved.with(header, url.replaceFirst("^https://[^/]+", "https://" + host));
            }
        }
        return moved;
    }
}
