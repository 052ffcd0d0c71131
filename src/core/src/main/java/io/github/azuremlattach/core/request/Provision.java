package io.github.azuremlattach.core.request;

/**
 * What is set up around a compute, where it is asked for: nothing by default.
 *
 * @param registerProviders whether resource providers that are missing are registered
 * @param extension what is done about the extension of the cluster
 */
public record Provision(boolean registerProviders, ExtensionRequest extension) {

    /** What is asked for, for a comparison; empty where nothing is. */
    public String words() {
        boolean nothing = !registerProviders && !extension.installs();
        return nothing ? "" : toString();
    }
}
