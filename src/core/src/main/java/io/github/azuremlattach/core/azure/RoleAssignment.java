package io.github.azuremlattach.core.azure;

import java.time.Instant;
import java.util.Locale;

/**
 * A role that a principal has at a scope.
 *
 * @param id the assignment's ARM id
 * @param scope where it is in force, and below
 * @param role the role definition's GUID, lower case
 * @param conditional whether it counts only under a condition
 * @param created when it was made, by Azure's clock; the beginning of time where Azure does not say
 */
public record RoleAssignment(String id, String scope, String role, boolean conditional, Instant created) {
    private static final String MANAGEMENT_GROUPS = "/providers/microsoft.management/managementgroups/";

    /** Whether {@link RoleAssignments#grant} made it for a role, a scope and a principal: its id says so. */
    public boolean isGrantOf(String wantedRole, String wantedScope, String principalId) {
        return RoleAssignments.lastSegment(id).equals(ArmGuid.of(wantedScope, principalId, wantedRole));
    }

    /**
     * Whether it is in force at a scope that it was listed for: there, above in the same subscription, or on a management
     * group. What Azure lists from a management group is always above the scope asked for.
     */
    public boolean covers(String wanted) {
        String above = scope.toLowerCase(Locale.ROOT).replaceAll("/+$", "");
        String below = wanted.toLowerCase(Locale.ROOT);
        return below.equals(above) || below.startsWith(above + "/") || above.startsWith(MANAGEMENT_GROUPS);
    }
}
