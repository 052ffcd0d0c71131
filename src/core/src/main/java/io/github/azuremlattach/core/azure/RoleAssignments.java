package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ResourceId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads, makes and removes role assignments (RoleAssignments_* of Microsoft.Authorization 2022-04-01). Without the typed
 * client, whose start costs more than all that a run reads: it makes a proxy of each of its forty services.
 */
public final class RoleAssignments {
    private static final String API = "2022-04-01";

    private final ArmRestClient arm;

    RoleAssignments(ArmRestClient arm) {
        this.arm = arm;
    }

    /**
     * The assignments that are in force at a scope for a principal: inherited ones included, and those of its groups where
     * the directory lets the caller see them.
     */
    public List<RoleAssignment> of(String principalId, String scope) {
        Stream<RoleAssignment> all;
        try {
            all = list("assignedTo('" + principalId + "')", scope).flatMap(a -> assignment(a, scope).stream());
        } catch (ArmException e) {
            if (e.isTransient() || e.isUnauthorized() || e.kind() != ArmException.Kind.REFUSED) {
                throw e;
            }
            all = around(principalId, scope);
        }
        return all.filter(a -> a.covers(scope)).toList();
    }

    /** The assignments that {@link #grant} made for a principal in a subscription, known by their ids. */
    public List<RoleAssignment> granted(String principalId, String subscription) {
        return around(principalId, "/subscriptions/" + subscription)
                .filter(a -> a.isGrantOf(a.role(), a.scope(), principalId))
                .toList();
    }

    /** The assignments of a principal at a scope, above and below. */
    private Stream<RoleAssignment> around(String principalId, String scope) {
        return list("principalId eq '" + principalId + "'", scope)
                .filter(a -> principalId.equalsIgnoreCase(Json.text(a.path("properties"), "principalId")))
                .flatMap(a -> assignment(a, scope).stream());
    }

    private Stream<JsonNode> list(String filter, String scope) {
        return arm.list(scope + "/providers/Microsoft.Authorization/roleAssignments", API, filter).stream();
    }

    private static Optional<RoleAssignment> assignment(JsonNode one, String scope) {
        JsonNode properties = one.path("properties");
        String role = Json.text(properties, "roleDefinitionId");
        String at = Json.text(properties, "scope");
        return role.isEmpty()
                ? Optional.empty()
                : Optional.of(new RoleAssignment(
                        Json.text(one, "id"),
                        at.isEmpty() ? scope : at,
                        lastSegment(role),
                        !Json.text(properties, "condition").isBlank(),
                        created(Json.text(properties, "createdOn"))));
    }

    private static Instant created(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /**
     * Grants a role under the id that belongs to scope, principal and role, so that doing it again does no harm.
     *
     * @return whether the assignment is new
     */
    public boolean grant(String scope, String role, String principalId) {
        ObjectNode body = Json.object();
        body.putObject("properties")
                .put(
                        "roleDefinitionId",
                        "/subscriptions/" + subscription(scope) + "/providers/Microsoft.Authorization/roleDefinitions/"
                                + role)
                .put("principalId", principalId)
                .put("principalType", "ServicePrincipal");
        try {
            return arm.put(assignmentId(scope, role, principalId), API, body).status() == 201;
        } catch (ArmException e) {
            if (e.status() == 409 && e.error().has("RoleAssignmentExists")) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Removes the assignment that {@link #grant} makes.
     *
     * @return whether there was one
     */
    public boolean revoke(String scope, String role, String principalId) {
        try {
            return arm.delete(assignmentId(scope, role, principalId), API, "").status() == 200;
        } catch (ArmException e) {
            if (e.isNotFound()) {
                return false;
            }
            throw e;
        }
    }

    private static String assignmentId(String scope, String role, String principalId) {
        return scope + "/providers/Microsoft.Authorization/roleAssignments/" + ArmGuid.of(scope, principalId, role);
    }

    static String subscription(String scope) {
        return ResourceId.subscription(scope).orElseThrow();
    }

    static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
