package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.entra.Tokens;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sends a request, told from its bearer token. */
final class Authentication {
    private static final Pattern AUDIENCE = Pattern.compile(
            "https://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?/*"
                    + "|https://management\\.(core\\.windows\\.net|azure\\.com|usgovcloudapi\\.net"
                    + "|core\\.usgovcloudapi\\.net|chinacloudapi\\.cn|core\\.chinacloudapi\\.cn)/*",
            Pattern.CASE_INSENSITIVE);

    private final World world;
    private final Tokens tokens;

    /**
     * What became of it.
     *
     * @param caller who asks, or null
     * @param refusal why not, or null
     */
    record Verdict(@Nullable Principal caller, @Nullable Reply refusal) {}

    Authentication(World world, Tokens tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    Verdict check(Request request) {
        String header = request.header("authorization").orElse("");
        if (!header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            return refused(
                    request,
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing.",
                    "");
        }
        Optional<? extends JsonNode> claims = tokens.open(header.substring(7).strip());
        if (claims.isEmpty()) {
            return refused(request, "InvalidAuthenticationToken", "The access token is invalid.", "invalid_token");
        }
        if (world.now().getEpochSecond() >= claims.get().path("exp").asLong()) {
            return new Verdict(null, expired(request));
        }
        String audience = Json.textOr(claims.get(), "", "aud");
        if (!AUDIENCE.matcher(audience).matches()
                && !audience.replaceFirst("/+$", "").equalsIgnoreCase(request.origin())) {
            return refused(
                    request,
                    "InvalidAuthenticationTokenAudience",
                    "The access token has been obtained for wrong audience or resource '" + audience
                            + "'. It should exactly match with one of the allowed audiences '" + request.origin()
                            + "','https://management.core.windows.net/','https://management.azure.com/'.",
                    "invalid_token");
        }
        String tenant = Json.textOr(claims.get(), "", "tid");
        Optional<String> wanted = tenantOf(request);
        if (wanted.isPresent() && !wanted.get().equalsIgnoreCase(tenant)) {
            return refused(
                    request,
                    "InvalidAuthenticationTokenTenant",
                    "The access token is from the wrong issuer '" + request.origin() + "/" + tenant
                            + "/'. It must match the tenant '" + request.origin() + "/" + wanted.get()
                            + "/' associated with this subscription. Please use the authority (URL) '"
                            + request.origin() + "/" + wanted.get() + "' to get the token.",
                    "invalid_token");
        }
        return world.directory()
                .find(Json.textOr(claims.get(), "", "oid"))
                .map(principal -> new Verdict(principal, null))
                .orElseGet(() -> refused(
                        request, "InvalidAuthenticationToken", "The access token is invalid.", "invalid_token"));
    }

    /** The refusal of a token that is no longer good. */
    Reply expired(Request request) {
        return reply(
                request,
                "ExpiredAuthenticationToken",
                "The access token expiry UTC time is earlier than current UTC time '" + world.now() + "'.",
                "invalid_token");
    }

    private Optional<String> tenantOf(Request request) {
        String subscription = ArmId.subscription(request.path());
        return subscription == null
                ? Optional.empty()
                : world.resources()
                        .find("/subscriptions/" + subscription)
                        .map(node -> Json.textOr(node, "", "tenantId"));
    }

    private Verdict refused(Request request, String code, String message, String error) {
        return new Verdict(null, reply(request, code, message, error));
    }

    private Reply reply(Request request, String code, String message, String error) {
        String tenant = tenantOf(request).orElse("common");
        String challenge = "Bearer authorization_uri=\"" + request.origin() + "/" + tenant + "\", error=\""
                + (error.isEmpty() ? "invalid_request" : error) + "\", error_description=\"" + message + "\"";
        return Reply.gateway(401, code, message).with("WWW-Authenticate", challenge);
    }
}
