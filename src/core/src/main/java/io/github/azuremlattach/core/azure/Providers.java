package io.github.azuremlattach.core.azure;

import com.azure.core.util.Context;

/** The resource providers of a subscription (Providers_Get and _Register of Microsoft.Resources). */
public final class Providers {
    private final TypedClients typed;

    Providers(TypedClients typed) {
        this.typed = typed;
    }

    /** The registration state, such as {@code Registered}; empty when Azure does not say. */
    public String state(String subscription, String namespace) {
        String state = typed.providers(subscription)
                .getWithResponse(namespace, null, Context.NONE)
                .getValue()
                .registrationState();
        return state == null ? "" : state;
    }

    /** Begins to register one, which takes minutes; one that is registered stays so. */
    public void register(String subscription, String namespace) {
        typed.providers(subscription).registerWithResponse(namespace, null, Context.NONE);
    }
}
