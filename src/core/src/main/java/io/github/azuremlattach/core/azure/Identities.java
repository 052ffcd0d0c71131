package io.github.azuremlattach.core.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.Optional;

/** Reads user-assigned identities (UserAssignedIdentities_Get of Microsoft.ManagedIdentity). */
public final class Identities {
    private final TypedClients typed;

    Identities(TypedClients typed) {
        this.typed = typed;
    }

    /** The principal id of an identity; empty when the identity does not exist. */
    public Optional<String> principalId(ResourceId id) {
        try {
            IdentityInner identity = typed.identities(id.subscriptionId())
                    .getByResourceGroupWithResponse(id.resourceGroup(), id.name(), Context.NONE)
                    .getValue();
            return Optional.ofNullable(identity.principalId()).map(Object::toString);
        } catch (ArmException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
