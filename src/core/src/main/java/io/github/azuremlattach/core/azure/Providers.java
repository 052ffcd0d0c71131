package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;

/** The resource providers of a subscription (Providers_Get and _Register of Microsoft.Resources 2021-04-01). */
public final class Providers {
    private static final String API = "2021-04-01";

    private final ArmRestClient arm;

    Providers(ArmRestClient arm) {
        this.arm = arm;
    }

    /** The registration state, such as {@code Registered}; empty when Azure does not say. */
    public String state(String subscription, String namespace) {
        return Json.text(arm.get(path(subscription, namespace), API).body(), "registrationState");
    }

    /** Begins to register one, which takes minutes; one that is registered stays so. */
    public void register(String subscription, String namespace) {
        arm.post(path(subscription, namespace) + "/register", API, Json.object());
    }

    private static String path(String subscription, String namespace) {
        return "/subscriptions/" + subscription + "/providers/" + namespace;
    }
}
