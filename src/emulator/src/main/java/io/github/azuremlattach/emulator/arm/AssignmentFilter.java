package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.RoleAssignment;
import io.github.azuremlattach.emulator.world.RoleAssignments;
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
    private static final Pattern FORM =
            Pattern.compile("(?i)\\s*(atScope\\(\\))?\\s*(?:and)?\\s*(?:principalId\\s+eq\\s+" + GUID + "|assignedTo\\("
                    + GUID + "\\))?\\s*");

    /** The filter that the text means, or nothing if Azure would not understand it. */
    static Optional<AssignmentFilter> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String principal = form.group(2) != null ? form.group(2) : form.group(3);
        return Optional.of(new AssignmentFilter(form.group(1) != null, principal, form.group(3) != null));
    }

    /** Whether an assignment belongs to the answer for that scope. */
    boolean lets(RoleAssignment assignment, String scope, World world) {
        boolean above = ArmId.within(assignment.scope(), scope);
        boolean below = !atScope && ArmId.within(scope, assignment.scope());
        return (above || below) && concerns(assignment, world);
    }

    private boolean concerns(RoleAssignment assignment, World world) {
        if (principalId == null || assignment.principalId().equalsIgnoreCase(principalId)) {
            return true;
        }
        Optional<Principal> principal = world.directory().find(principalId);
        return assignedTo && principal.isPresent() && RoleAssignments.concerns(assignment, principal.get());
    }
}
