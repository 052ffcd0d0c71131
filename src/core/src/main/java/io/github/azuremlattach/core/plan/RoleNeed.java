package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.RoleFacts;
import java.time.Instant;
import java.util.List;

/**
 * A required role, and whether its identity has it: by itself, by inheritance, or by other roles that allow the same.
 *
 * @param required what is needed
 * @param held whether the role itself is held at the scope or above; unseen when Azure did not say
 * @param effective whether other roles allow the same
 * @param newest when the newest of its identity's assignments there was made; the beginning of time where there is none
 */
public record RoleNeed(RequiredRole required, Observation<Boolean> held, boolean effective, Instant newest) {

    /** Judges what was read. */
    static RoleNeed of(RequiredRole required, RoleFacts facts) {
        if (required.principalId().isEmpty()) {
            return new RoleNeed(required, new Observation.Seen<>(false), false, Instant.EPOCH);
        }
        Observation<List<RoleAssignment>> all = facts.held(required.principalId(), required.existing());
        Observation<Boolean> held =
                all.<Observation<Boolean>>fold(list -> held(required, list), Observation.Unseen::new);
        boolean effective = !required.actions().isEmpty()
                && all.seen()
                        .map(list -> list.stream().filter(a -> !a.conditional()).toList())
                        .map(facts::allowed)
                        .filter(set -> required.actions().stream().allMatch(set::allows))
                        .isPresent();
        Instant newest = all.seen().orElse(List.of()).stream()
                .map(RoleAssignment::created)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new RoleNeed(required, held, effective, newest);
    }

    /** A role that is held under a condition is held perhaps; nobody here reads conditions. */
    private static Observation<Boolean> held(RequiredRole required, List<RoleAssignment> assignments) {
        List<RoleAssignment> same = assignments.stream()
                .filter(a -> a.role().equalsIgnoreCase(required.roleId()))
                .toList();
        boolean perhaps = !same.isEmpty() && same.stream().allMatch(RoleAssignment::conditional);
        return perhaps
                ? new Observation.Unseen<>("it is assigned under a condition")
                : new Observation.Seen<>(!same.isEmpty());
    }

    /** Whether the role has to be granted. A look that failed counts as missing: granting twice does no harm. */
    public boolean missing() {
        return !held.seen().orElse(false) && !effective;
    }

    /** Whether its identity has it by other roles only. */
    public boolean isByOthers() {
        return effective && !held.seen().orElse(false);
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
