package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The headers that Azure Resource Manager adds to every reply. */
final class ArmHeaders {
    private static final String REGION = "westeurope";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private final Throttle throttle;

    ArmHeaders(Throttle throttle) {
        this.throttle = throttle;
    }

    /** The reply with its headers; without a caller those that need one are left out. */
    Reply added(Reply reply, Request request, @Nullable Principal caller, Instant now) {
        String id = UUID.randomUUID().toString();
        String correlation = request.header("x-ms-correlation-request-id").orElse(id);
        Reply headed = reply.with("x-ms-request-id", id)
                .with("x-ms-correlation-request-id", correlation)
                .with(
                        "x-ms-routing-request-id",
                        REGION.toUpperCase(Locale.ROOT) + ":" + STAMP.format(now) + ":" + UUID.randomUUID())
                .with("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                .with("Cache-Control", "no-cache")
                .with("Pragma", "no-cache")
                .with("Expires", "-1")
                .with("X-Content-Type-Options", "nosniff");
        if (caller == null) {
            return headed;
        }
        headed = headed.with(
                "x-ms-operation-identifier",
                "tenantId=" + caller.tenant() + ",objectId=" + caller.objectId() + "/" + REGION + "/"
                        + UUID.randomUUID());
        String subscription = ArmId.subscription(request.path());
        if (subscription == null) {
            return headed;
        }
        Throttle.Kind kind = Throttle.Kind.of(request.method());
        return headed.with(
                        "x-ms-ratelimit-remaining-subscription-" + kind.key(),
                        String.valueOf(throttle.left(subscription, kind)))
                .with(
                        "x-ms-ratelimit-remaining-subscription-global-" + kind.key(),
                        kind == Throttle.Kind.READ ? "3749" : "2999");
    }
}
