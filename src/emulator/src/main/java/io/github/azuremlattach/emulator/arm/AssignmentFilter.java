package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.RoleAssignment;
import io.github.azuremlattach.emulator.world.World;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A $filter on role assignments.
 *
 * @param atScope whether assignments below the scope are left out; inherited ones never are
 * @param principalId whose assignments, or null for everybody's
 * @param assignedTo whether those of the principal's groups count too
 */
record AssignmentFilter(boolean atScope, @Nullable String principalId, boolean assignedTo) {
    private static final String GUID = "'([0-9a-fA-F-]{36})'";
    private static final Pattern PRINCIPAL = Pattern.compile("(?i)principalId\\s+eq\\s+" + GUID);
    private static final Pattern ASSIGNED = Pattern.compile("(?i)assignedTo\\(" + GUID + "\\)");

    /** The filter that the text means, or nothing if Azure would not understand it. */
    static Optional<AssignmentFilter> parse(String text) {
        boolean atScope = false;
        String principal = null;
        boolean assigned = false;
        for (String part : text.isBlank() ? new String[0] : text.strip().split("(?i)\\s+and\\s+", -1)) {
            Matcher named = PRINCIPAL.matcher(part);
            Matcher assignedTo = ASSIGNED.matcher(part);
            if (part.equalsIgnoreCase("atScope()") && !atScope) {
                atScope = true;
            } else if (named.matches() && principal == null) {
                principal = named.group(1);
            } else if (assignedTo.matches() && principal == null) {
                principal = assignedTo.group(1);
                assigned = true;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new AssignmentFilter(atScope, principal, assigned));
    }

    /** Whether an assignment belongs to the answer for that scope. */
    boolean lets(RoleAssignment assignment, String scope, World world) {
        boolean above = world.managementGroups().covers(assignment.scope(), scope);
        boolean below = !atScope && world.managementGroups().covers(scope, assignment.scope());
        return (above || below) && concerns(assignment, world);
    }

    private boolean concerns(RoleAssignment assignment, World world) {
        if (principalId == null || assignment.principalId().equalsIgnoreCase(principalId)) {
            return true;
        }
        Optional<Principal> principal = world.directory().find(principalId);
        return assignedTo
                && principal.isPresent()
                && world.directory().withGroups(principal.get()).stream()
                        .anyMatch(assignment.principalId()::equalsIgnoreCase);
    }
}
