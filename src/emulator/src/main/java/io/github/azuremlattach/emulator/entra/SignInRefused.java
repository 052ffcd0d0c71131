package io.github.azuremlattach.emulator.entra;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/** A refused sign-in, worded as Entra words it. */
final class SignInRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final int status;
    private final String error;
    private final int code;

    SignInRefused(int status, String error, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
        this.code = code;
    }

    /** The answer of the token endpoint. */
    Reply reply(Instant now, String origin) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String stamp = STAMP.format(now);
        String description = "AADSTS" + code + ": " + getMessage() + " Trace ID: " + trace + " Correlation ID: "
                + correlation + " Timestamp: " + stamp;
        return Reply.json(
                status,
                Json.object(
                        "error", error,
                        "error_description", description,
                        "error_codes", List.of(code),
                        "timestamp", stamp,
                        "trace_id", trace,
                        "correlation_id", correlation,
                        "error_uri", origin + "/error?code=" + code));
    }
}
