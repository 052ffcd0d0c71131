package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ResourceTypes;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;

/**
 * Resource providers: their registration, which takes time, and what they offer.
 *
 * <p>Registering is no long-running operation: 200 at once, then GET until {@code registrationState} is Registered.
 */
final class ProvidersApi {
    private static final String ONE = "/subscriptions/{s}/providers/{namespace}";
    private final ApiVersions apiVersions;

    ProvidersApi(ApiVersions apiVersions) {
        this.apiVersions = apiVersions;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/subscriptions/{s}/providers", this::list),
                Route.open("GET", ONE, this::get),
                Route.of("POST", ONE + "/register", this::register),
                Route.of("POST", ONE + "/unregister", this::unregister));
    }

    private Reply list(ArmCall call) {
        List<ObjectNode> value = ResourceTypes.namespaces().stream()
                .map(namespace -> provider(call, namespace))
                .toList();
        return Page.of(call, value);
    }

    private Reply get(ArmCall call) {
        return ResourceTypes.knows(call.path("namespace"))
                ? Reply.json(200, provider(call, call.path("namespace")))
                : Missing.route(call.request());
    }

    private Reply register(ArmCall call) {
        if (!ResourceTypes.knows(call.path("namespace"))) {
            return Missing.route(call.request());
        }
        World world = call.world();
        String namespace = call.path("namespace");
        boolean registered = world.settings().registration(namespace).equalsIgnoreCase("Registered");
        if (!registered) {
            world.settings().register(namespace, "Registering");
            world.operations()
                    .start(
                            call.request().path(),
                            world.now(),
                            world.settings().registrationTime(),
                            () -> world.settings().register(namespace, "Registered"));
            world.settle();
        }
        return Reply.json(200, provider(call, namespace));
    }

    private Reply unregister(ArmCall call) {
        call.world().settings().register(call.path("namespace"), "NotRegistered");
        return Reply.json(200, provider(call, call.path("namespace")));
    }

    private ObjectNode provider(ArmCall call, String namespace) {
        String name = ResourceTypes.canonical(namespace);
        List<ObjectNode> types = ResourceTypes.types(name).stream()
                .map(type -> {
                    List<String> versions = apiVersions.of(name + "/" + type);
                    return Json.object(
                            "resourceType",
                            type,
                            "locations",
                            List.copyOf(ResourceTypes.regions().values()),
                            "apiVersions",
                            versions,
                            "defaultApiVersion",
                            versions.isEmpty() ? null : versions.get(0),
                            "capabilities",
                            "None");
                })
                .toList();
        return Json.object(
                "id",
                "/subscriptions/" + call.path("s") + "/providers/" + name,
                "namespace",
                name,
                "registrationPolicy",
                "RegistrationRequired",
                "resourceTypes",
                types,
                "registrationState",
                call.world().settings().registration(name));
    }
}
