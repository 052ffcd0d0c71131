package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.RoleGrant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A workspace as Azure answers it.
 *
 * @param location its region
 * @param provisioningState its state; empty when Azure does not say
 * @param identityType its identity's kind, without spaces, such as {@code SystemAssigned,UserAssigned}
 * @param userIdentities its user-assigned identities and their principal ids
 * @param primaryIdentity the identity that acts for the workspace, where one is named
 * @param registry its container registry; a new workspace has none
 * @param storage its storage account
 */
public record Workspace(
        String location,
        String provisioningState,
        String identityType,
        Map<ResourceId, String> userIdentities,
        Optional<ResourceId> primaryIdentity,
        Optional<ResourceId> registry,
        Optional<ResourceId> storage) {

    /** Whether a user-assigned identity acts for the workspace, so that it needs roles on the cluster. */
    public boolean actsAsUserIdentity() {
        boolean system = identityType.toLowerCase(Locale.ROOT).contains("systemassigned");
        return !userIdentities.isEmpty() && (!system || primaryIdentity.isPresent());
    }

    /** The identity that acts for the workspace; empty when several could and none is named. */
    public Optional<ResourceId> actingIdentity() {
        return primaryIdentity.or(() -> userIdentities.size() == 1
                ? Optional.of(userIdentities.keySet().iterator().next())
                : Optional.empty());
    }

    /** The scope of a role that was asked for; empty when the workspace has no resource of that kind. */
    public Optional<String> scope(RoleGrant grant) {
        if (!grant.isWorkspaceOwned()) {
            return Optional.of(grant.scope());
        }
        return (grant.scope().equals(RoleGrant.REGISTRY) ? registry : storage).map(ResourceId::toString);
    }
}
