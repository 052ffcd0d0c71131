package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.entra.Tokens;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The front of Azure Resource Manager: who asks, may they, does it exist; then on to the provider. */
public final class ArmGateway {
    private final World world;
    private final Authentication authentication;
    private final Throttle throttle;
    private final List<Route> routes = new ArrayList<>();

    /** The gateway in front of that world. */
    public ArmGateway(World world, Tokens tokens) {
        this.world = world;
        this.authentication = new Authentication(world, tokens);
        this.throttle = new Throttle(world);
        routes.addAll(new ComputesApi().routes());
        routes.addAll(new RunCommandsApi().routes());
        routes.addAll(new TrustedAccessApi().routes());
        routes.addAll(new IdentitiesApi().routes());
        routes.addAll(new RoleAssignmentsApi().routes());
        routes.addAll(new RoleDefinitionsApi().routes());
        routes.addAll(new SubscriptionsApi().routes());
        routes.addAll(new ResourceReads().routes());
    }

    /** The answer to a request. */
    public Reply answer(Request request) {
        if (request.path().equalsIgnoreCase("/metadata/endpoints")) {
            return CloudMetadata.reply(request);
        }
        Authentication.Verdict verdict = authentication.check(request);
        Principal caller = verdict.caller();
        Reply reply = verdict.refusal() != null || caller == null
                ? verdict.refusal() == null ? Reply.empty(401) : verdict.refusal()
                : admitted(request, caller);
        return headed(reply, request, caller);
    }

    /** The refusal of an expired token, for a scenario that wants one. */
    public Reply expiredToken(Request request) {
        return headed(authentication.expired(request), request, null);
    }

    private Reply admitted(Request request, Principal caller) {
        if (request.query("api-version").orElse("").isEmpty()) {
            return Reply.gateway(
                    400,
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
        List<String> segments = request.segments();
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        for (Route route : routes) {
            Optional<Map<String, String>> match = route.match(method, segments);
            if (match.isPresent()) {
                Reply refusal = refusal(request, caller, route);
                return refusal != null
                        ? refusal
                        : route.handler().apply(new ArmCall(request, match.get(), caller, world));
            }
        }
        return Missing.route(request);
    }

    private @Nullable Reply refusal(Request request, Principal caller, Route route) {
        String subscription = ArmId.subscription(request.path());
        if (subscription != null) {
            if (!world.resources().exists("/subscriptions/" + subscription)) {
                return Reply.gateway(
                        404, "SubscriptionNotFound", "The subscription '" + subscription + "' could not be found.");
            }
            boolean write = isWrite(request);
            long wait = throttle.take(subscription, write);
            if (wait > 0) {
                return Reply.gateway(
                                429,
                                "SubscriptionRequestsThrottled",
                                "Number of '" + (write ? "write" : "read") + "' requests for subscription '"
                                        + subscription + "' actor '" + caller.objectId()
                                        + "' exceeded. Please try again after '" + wait
                                        + "' seconds after additional tokens are available. Refer to"
                                        + " https://aka.ms/arm-throttling for additional information.")
                        .with("Retry-After", String.valueOf(wait));
            }
        }
        Reply forbidden =
                route.open() ? null : Forbidden.unlessAllowed(world, caller, request.method(), request.path());
        return forbidden != null ? forbidden : Missing.groupOrRegistration(world, request);
    }

    private Reply headed(Reply reply, Request request, @Nullable Principal caller) {
        String correlation = request.header("x-ms-correlation-request-id")
                .orElseGet(() -> UUID.randomUUID().toString());
        Reply headed = reply.with("x-ms-correlation-request-id", correlation)
                .with("Cache-Control", "no-cache")
                .with("Pragma", "no-cache")
                .with("Expires", "-1")
                .with("X-Content-Type-Options", "nosniff");
        String subscription = ArmId.subscription(request.path());
        if (caller != null) {
            headed = headed.with(
                    "x-ms-operation-identifier",
                    "tenantId=" + caller.tenant() + ",objectId=" + caller.objectId() + "/westeurope/"
                            + UUID.randomUUID());
        }
        if (subscription == null || caller == null) {
            return headed;
        }
        boolean write = isWrite(request);
        String kind = write ? "writes" : "reads";
        return headed.with(
                        "x-ms-ratelimit-remaining-subscription-" + kind,
                        String.valueOf(throttle.left(subscription, write)))
                .with("x-ms-ratelimit-remaining-subscription-global-" + kind, write ? "2999" : "3749");
    }

    private static boolean isWrite(Request request) {
        return !request.method().equals("GET") && !request.method().equals("HEAD");
    }
}
