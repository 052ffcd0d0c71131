package io.github.azuremlattach.core.request;

import java.util.Locale;

/**
 * A role that the compute's identity is to have.
 *
 * @param role the role's name, or its GUID
 * @param scope an ARM id, or {@link #REGISTRY} or {@link #STORAGE} for the workspace's own
 */
public record RoleGrant(String role, String scope) {
    /** The workspace's container registry. */
    public static final String REGISTRY = "registry";

    /** The workspace's storage account. */
    public static final String STORAGE = "storage";

    /** Whether the role is given by GUID. */
    public boolean isGuid() {
        return ResourceId.isGuid(role);
    }

    /** Whether the scope stands for a resource of the workspace. */
    public boolean isWorkspaceOwned() {
        String word = scope.toLowerCase(Locale.ROOT);
        return word.equals(REGISTRY) || word.equals(STORAGE);
    }

    @Override
    public String toString() {
        return role + " @ " + scope;
    }
}
