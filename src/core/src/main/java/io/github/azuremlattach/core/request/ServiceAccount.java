package io.github.azuremlattach.core.request;

/**
 * A service account of a cluster.
 *
 * @param namespace its namespace
 * @param name its name
 */
public record ServiceAccount(String namespace, String name) {
    /** How many federated credentials Azure allows an identity to have. */
    public static final int MAX_PER_IDENTITY = 20;

    /** As it is given: {@code namespace/service-account}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
