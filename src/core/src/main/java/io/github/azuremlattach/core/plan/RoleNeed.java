package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.RoleFacts;
import java.util.List;

/**
 * A required role, and whether its identity has it: by itself, by inheritance, or by other roles that allow the same.
 *
 * @param required what is needed
 * @param held whether the role itself is held at the scope or above; unseen when Azure did not say
 * @param effective whether other roles allow the same
 */
public record RoleNeed(RequiredRole required, Observation<Boolean> held, boolean effective) {

    /** Judges what was read. */
    static RoleNeed of(RequiredRole required, RoleFacts facts) {
        if (required.principalId().isEmpty()) {
            return new RoleNeed(required, new Observation.Seen<>(false), false);
        }
        Observation<List<RoleAssignment>> all = facts.held(required.principalId(), required.scope());
        Observation<Boolean> held = all.<Observation<Boolean>>fold(
                list -> new Observation.Seen<>(
                        list.stream().anyMatch(a -> a.role().equalsIgnoreCase(required.roleId()))),
                Observation.Unseen::new);
        boolean effective = !required.actions().isEmpty()
                && all.seen()
                        .map(facts::allowed)
                        .filter(set -> required.actions().stream().allMatch(set::allows))
                        .isPresent();
        return new RoleNeed(required, held, effective);
    }

    /** Whether the role has to be granted. A look that failed counts as missing: granting twice does no harm. */
    public boolean missing() {
        return !held.seen().orElse(false) && !effective;
    }

    /** The line that an administrator can paste to grant it. */
    public String command() {
        return GrantRole.command(required.principalId(), required.role(), required.roleId(), required.scope());
    }

    /** For people. */
    @Override
    public String toString() {
        return required.role() + " on " + required.scope() + " for "
                + required.holder().words() + " " + required.identity();
    }
}
