package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.time.Duration;
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
 * @param note what the caller noted beside it
 * @param createdOn when it was made
 * @param createdBy object id of who made it; empty if it was always there
 * @param bare whether replies leave the subscription out of the role's id where the scenario asks for such replies
 */
public record RoleAssignment(
        String guid,
        String scope,
        String roleGuid,
        String principalId,
        String principalType,
        Note note,
        Instant createdOn,
        String createdBy,
        boolean bare) {
    /**
     * What a caller may note beside an assignment.
     *
     * @param description for people, or null
     * @param condition what must be fulfilled for the role to count, or null
     */
    public record Note(
            @Nullable String description, @Nullable String condition) {
        /** Nothing noted. */
        public static final Note NONE = new Note(null, null);
    }

    /** The id of the assignment. */
    public String id() {
        String base = scope.equals("/") ? "" : scope;
        return base + "/providers/Microsoft.Authorization/roleAssignments/" + guid;
    }

    /** The condition on it, or null. */
    public @Nullable String condition() {
        return note.condition();
    }

    /** Whether it counts at that time, if one made by a request counts only after the delay. */
    boolean inEffect(Instant now, Duration delay) {
        return createdBy.isEmpty() || !now.isBefore(createdOn.plus(delay));
    }

    /** Whether the other grants the same role to the same principal at the same scope. */
    public boolean sameGrant(RoleAssignment other) {
        return ArmId.key(scope).equals(ArmId.key(other.scope))
                && roleGuid.equalsIgnoreCase(other.roleGuid)
                && principalId.equalsIgnoreCase(other.principalId);
    }

    /** The assignment as Azure prints it at its own scope. */
    public ObjectNode json() {
        return json(ArmId.subscription(scope));
    }

    /** The assignment with that subscription in front of the role's id; null for none. */
    public ObjectNode json(@Nullable String subscription) {
        String prefix = subscription == null ? "" : "/subscriptions/" + subscription;
        ObjectNode properties = Json.object(
                "roleDefinitionId",
                prefix + "/providers/Microsoft.Authorization/roleDefinitions/" + roleGuid,
                "principalId",
                principalId,
                "principalType",
                principalType,
                "scope",
                scope,
                "condition",
                note.condition(),
                "conditionVersion",
                note.condition() == null ? null : "2.0",
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
                note.description());
        return Json.object(
                "properties", properties, "id", id(), "type", "Microsoft.Authorization/roleAssignments", "name", guid);
    }
}
