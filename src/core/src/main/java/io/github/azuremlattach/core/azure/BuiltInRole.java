package io.github.azuremlattach.core.azure;

import java.util.Arrays;
import java.util.Optional;

/** The built-in roles that an attach may grant (Azure built-in roles, learn.microsoft.com). */
public enum BuiltInRole {
    READER("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"),
    CONTRIBUTOR("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"),
    KUBERNETES_EXTENSION_CONTRIBUTOR("Kubernetes Extension Contributor", "85cb6faf-e071-4c9b-8136-154b5a04f717"),
    AKS_CLUSTER_ADMIN("Azure Kubernetes Service Cluster Admin Role", "0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8"),
    AZURE_RELAY_OWNER("Azure Relay Owner", "2787bf04-f1f5-4bfe-8383-c8a24483ee38"),
    ACR_PULL("AcrPull", "7f951dda-4ed3-4680-a7ca-43fe172d538d"),
    STORAGE_BLOB_DATA_READER("Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"),
    STORAGE_BLOB_DATA_CONTRIBUTOR("Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe");

    private final String roleName;
    private final String guid;

    BuiltInRole(String roleName, String guid) {
        this.roleName = roleName;
        this.guid = guid;
    }

    /** The role with a name; case is ignored. */
    public static Optional<BuiltInRole> named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.roleName.equalsIgnoreCase(name))
                .findFirst();
    }

    /** The role with a GUID; case is ignored. */
    public static Optional<BuiltInRole> of(String guid) {
        return Arrays.stream(values())
                .filter(role -> role.guid.equalsIgnoreCase(guid))
                .findFirst();
    }

    /** The role's GUID, the same in every tenant. */
    public String guid() {
        return guid;
    }

    /** The role's name. */
    public String roleName() {
        return roleName;
    }
}
