package io.github.azuremlattach.core.azure;

import java.util.List;
import java.util.Locale;

/**
 * A deny assignment at a scope or above it. It wins over every role.
 *
 * @param name its display name
 * @param scope where it holds
 * @param denied the actions that it denies
 * @param conditional whether it holds under a condition only
 * @param belowToo whether it holds below its scope
 * @param principals whom it hits
 * @param excluded whom it spares
 */
public record DenyAssignment(
        String name,
        String scope,
        ActionSet denied,
        boolean conditional,
        boolean belowToo,
        List<Principal> principals,
        List<Principal> excluded) {
    private static final String EVERYBODY = "00000000-0000-0000-0000-000000000000";

    /** What a deny assignment does to an action of somebody. */
    public enum Effect {
        /** It does not hit it. */
        NONE,
        /** Whether it hits it depends on a group or a condition that cannot be looked into. */
        UNCLEAR,
        /** It denies it. */
        DENIES
    }

    /**
     * Somebody whom a deny assignment names.
     *
     * @param id the object id in the directory
     * @param group whether it is a group, whose members are not known here
     */
    public record Principal(String id, boolean group) {}

    /**
     * What it does to an action.
     *
     * @param action the action, as in {@code Microsoft.Authorization/roleAssignments/write}
     * @param at the ARM id of its scope, which this assignment was listed for
     * @param objectId who acts; empty when that is unknown
     */
    public Effect on(String action, String at, String objectId) {
        if (!denied.allows(action) || (!belowToo && !scope.equalsIgnoreCase(at))) {
            return Effect.NONE;
        }
        Effect spared = names(excluded, objectId);
        Effect meant = names(principals, objectId);
        if (spared == Effect.DENIES || meant == Effect.NONE) {
            return Effect.NONE;
        }
        boolean certain = meant == Effect.DENIES && spared == Effect.NONE && belowToo && !conditional;
        return certain ? Effect.DENIES : Effect.UNCLEAR;
    }

    private static Effect names(List<Principal> principals, String objectId) {
        if (principals.stream().anyMatch(one -> one.id().equals(EVERYBODY) || isSame(one, objectId))) {
            return Effect.DENIES;
        }
        boolean perhaps = principals.stream().anyMatch(one -> one.group() || objectId.isEmpty());
        return perhaps ? Effect.UNCLEAR : Effect.NONE;
    }

    private static boolean isSame(Principal principal, String objectId) {
        return principal.id().toLowerCase(Locale.ROOT).equals(objectId.toLowerCase(Locale.ROOT));
    }
}
