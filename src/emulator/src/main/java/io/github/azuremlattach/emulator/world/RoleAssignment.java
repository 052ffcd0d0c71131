package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role granted to a principal at a scope.
 *
 * @param guid its name
 * @param scope where it holds, as the caller spelled it
 * @param roleGuid the role
 * @param principalId the principal
 * @param principalType ServicePrincipal, User, Group or Unknown
 * @param description what the caller noted, or null
 * @param createdOn when it was made
 * @param createdBy who made it
 * @param prefixed whether Azure prints the role's id with the subscription in front; it does so for some only
 */
public record RoleAssignment(
        String guid,
        String scope,
        String roleGuid,
        String principalId,
        String principalType,
        @Nullable String description,
        Instant createdOn,
        String createdBy,
        boolean prefixed) {

    /** The id of the assignment. */
    public String id() {
        String base = scope.equals("/") ? "" : scope;
        return base + "/providers/Microsoft.Authorization/roleAssignments/" + guid;
    }

    /** Whether the other grants the same role to the same principal at the same scope. */
    public boolean sameGrant(RoleAssignment other) {
        return ArmId.key(scope).equals(ArmId.key(other.scope))
                && roleGuid.equalsIgnoreCase(other.roleGuid)
                && principalId.equalsIgnoreCase(other.principalId);
    }

    /** The assignment as Azure prints it, with the subscription in front of the role's id or without. */
    public ObjectNode json() {
        return json(prefixed ? ArmId.subscription(scope) : null);
    }

    /** The assignment with that subscription in front of the role's id; null for none. */
    public ObjectNode json(@Nullable String subscription) {
        String prefix = subscription == null ? "" : "/subscriptions/" + subscription;
        return Json.object(
                "properties",
                Json.object(
                        "roleDefinitionId",
                        prefix + "/providers/Microsoft.Authorization/roleDefinitions/" + roleGuid,
                        "principalId",
                        principalId,
                        "principalType",
                        principalType,
                        "scope",
                        scope,
                        "condition",
                        null,
                        "conditionVersion",
                        null,
                        "createdOn",
                        createdOn.toString(),
                        "updatedOn",
                        createdOn.toString(),
                        "createdBy",
                        createdBy,
                        "updatedBy",
                        createdBy,
                        "delegatedManagedIdentityResourceId",
                        null,
                        "description",
                        description),
                "id",
                id(),
                "type",
                "Microsoft.Authorization/roleAssignments",
                "name",
                guid);
    }
}
