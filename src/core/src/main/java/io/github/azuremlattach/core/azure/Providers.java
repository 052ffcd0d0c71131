package io.github.azuremlattach.core.azure;

import com.azure.core.util.Context;

/** Reads whether a subscription knows a resource provider (Providers_Get of Microsoft.Resources). */
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
}
