package io.github.azuremlattach.emulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the roles of a principal allow: those granted at a scope or above it, to itself or to one of its groups. */
public final class AccessCheck {
    private final World world;

    /** The answers of the access check. */
    public enum Decision {
        /** A role allows the action. */
        ALLOWED,
        /** A role would allow it, but the condition on its assignment is not fulfilled. */
        CONDITION_NOT_FULFILLED,
        /** No role allows it. */
        DENIED
    }

    AccessCheck(World world) {
        this.world = world;
    }

    /**
     * Whether a principal may do an action at a scope.
     *
     * @param attributes what conditions may ask about: see {@link AccessCondition#allows}
     */
    public Decision decide(Principal principal, String action, String scope, Map<String, String> attributes) {
        List<RoleAssignment> granting = held(principal, scope)
                .filter(one -> world.roles().byGuid(one.roleGuid()).stream().anyMatch(role -> role.allows(action)))
                .toList();
        if (granting.isEmpty()) {
            return Decision.DENIED;
        }
        return granting.stream().anyMatch(one -> fulfilled(one, action, attributes))
                ? Decision.ALLOWED
                : Decision.CONDITION_NOT_FULFILLED;
    }

    /** Whether a principal may read or change data at a scope. */
    public boolean allowsData(Principal principal, String dataAction, String scope) {
        return held(principal, scope)
                .flatMap(one -> world.roles().byGuid(one.roleGuid()).stream())
                .anyMatch(role -> role.allowsData(dataAction));
    }

    /** The roles that a principal and its groups hold at a scope and that count by now, inherited ones included. */
    public List<Role> roles(Principal principal, String scope) {
        return held(principal, scope)
                .flatMap(one -> world.roles().byGuid(one.roleGuid()).stream())
                .toList();
    }

    private Stream<RoleAssignment> held(Principal principal, String scope) {
        Duration delay = world.settings().roleEffectDelay();
        Instant now = world.now();
        List<String> holders = world.directory().withGroups(principal);
        return world.roleAssignments().all().stream()
                .filter(one -> holders.stream().anyMatch(one.principalId()::equalsIgnoreCase))
                .filter(one -> world.managementGroups().covers(one.scope(), scope))
                .filter(one -> one.inEffect(now, delay));
    }

    private static boolean fulfilled(RoleAssignment assignment, String action, Map<String, String> attributes) {
        String condition = assignment.condition();
        return condition == null || AccessCondition.allows(condition, action, attributes);
    }
}
