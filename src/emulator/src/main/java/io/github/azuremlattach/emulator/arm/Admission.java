package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import org.jspecify.annotations.Nullable;

/** What Azure Resource Manager checks before a resource provider sees a request, in Azure's order. */
final class Admission {
    private final World world;
    private final Throttle throttle;

    Admission(World world, Throttle throttle) {
        this.world = world;
        this.throttle = throttle;
    }

    /** The refusal of a request, or null if the provider may have it. */
    @Nullable
    Reply refusal(Request request, Principal caller, Route route) {
        String subscription = ArmId.subscription(request.path());
        Reply refusal = null;
        if (subscription != null) {
            refusal = world.resources().exists("/subscriptions/" + subscription)
                    ? throttled(request, caller, subscription)
                    : Reply.gateway(
                            404, "SubscriptionNotFound", "The subscription '" + subscription + "' could not be found.");
        }
        if (refusal == null && !route.open()) {
            refusal = Forbidden.unlessAllowed(world, caller, request);
        }
        if (refusal == null) {
            refusal = Restricted.refusal(world, caller, request);
        }
        return refusal != null ? refusal : Missing.groupOrRegistration(world, request);
    }

    private @Nullable Reply throttled(Request request, Principal caller, String subscription) {
        Throttle.Kind kind = Throttle.Kind.of(request.method());
        long wait = throttle.take(subscription, kind);
        if (wait > 0) {
            return Reply.gateway(
                            429,
                            "SubscriptionRequestsThrottled",
                            "Number of '" + kind.word() + "' requests for subscription '" + subscription + "' actor '"
                                    + caller.objectId() + "' exceeded. Please try again after '" + wait
                                    + "' seconds after additional tokens are available. Refer to"
                                    + " https://aka.ms/arm-throttling for additional information.")
                    .with("Retry-After", String.valueOf(wait));
        }
        String namespace = ArmId.type(request.path()).replaceFirst("/.*", "");
        wait = throttle.takeOfProvider(subscription, namespace);
        return wait == 0
                ? null
                : Reply.error(
                                429,
                                "TooManyRequests",
                                "The request is being throttled as the limit has been reached for operation of"
                                        + " resource provider '" + namespace + "' in subscription '" + subscription
                                        + "'.")
                        .with("x-ms-failure-cause", "service")
                        .with("Retry-After", String.valueOf(wait));
    }
}
