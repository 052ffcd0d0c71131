package io.github.azuremlattach.core.plan;

import java.util.Map;

/**
 * Why a role cannot be planned, or not for certain.
 *
 * @param kind what is wrong
 * @param facts what was seen, by name
 */
public record RoleProblem(Kind kind, Map<String, String> facts) {

    /** What can be wrong. */
    public enum Kind {
        /** The workspace has several identities and names none as primary. */
        NO_PRIMARY_IDENTITY,
        /** The identity that acts for the workspace does not exist. */
        WORKSPACE_IDENTITY_MISSING,
        /** The user-assigned identity that the compute is to have does not exist. */
        IDENTITY_MISSING,
        /** The workspace has no container registry. */
        NO_REGISTRY,
        /** The workspace has no storage account. */
        NO_STORAGE,
        /** No role has this name. */
        UNKNOWN_ROLE,
        /** The roles by name could not be read. */
        ROLE_UNREADABLE,
        /** The principal of an identity could not be read. */
        IDENTITY_UNREADABLE,
        /** The relay of an Arc cluster was not found. */
        NO_RELAY,
        /** The assignments at a scope could not be read. */
        ASSIGNMENTS_UNREADABLE,
        /** What earlier attaches granted could not be read, so that none of it is removed. */
        GRANTED_UNREADABLE,
        /** The other computes could not be read, so that nobody knows who else uses the identity, and its roles stay. */
        IDENTITY_USERS_UNREADABLE,
        /** The compute stays as it is and has no identity that could have the roles. */
        COMPUTE_WITHOUT_IDENTITY,
        /** The compute has no identity of its own, so that no role is removed that is not named. */
        IDENTITY_NOT_OWN,
        /** Another compute uses the same identity, so that its roles are not removed. */
        IDENTITY_SHARED
    }
}
