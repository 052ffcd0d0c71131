package io.github.azuremlattach.core.request;

import java.util.List;

/**
 * What is set up around a compute and how it is proved, where that is asked for: nothing by default.
 *
 * @param registerProviders whether resource providers that are missing are registered
 * @param extension what is done about the extension of the cluster
 * @param applyInstanceTypes whether the instance types are applied as resources of the cluster
 * @param removeExtension whether the extension is removed after a detach
 * @param serviceAccounts the service accounts that may act as the identity of the compute
 * @param verification how the compute is proved
 */
public record Provision(
        boolean registerProviders,
        ExtensionRequest extension,
        boolean applyInstanceTypes,
        boolean removeExtension,
        List<ServiceAccount> serviceAccounts,
        Verification verification) {

    public Provision {
        serviceAccounts = List.copyOf(serviceAccounts);
    }

    /** What is asked for, for a comparison; empty where nothing is. */
    public String words() {
        String first = registerProviders || extension.installs()
                ? "Provision[registerProviders=" + registerProviders + ", extension=" + extension + "]"
                : "";
        return first
                + (applyInstanceTypes ? " applyInstanceTypes" : "")
                + (removeExtension ? " removeExtension" : "")
                + (serviceAccounts.isEmpty() ? "" : " " + serviceAccounts)
                + verification.words();
    }
}
