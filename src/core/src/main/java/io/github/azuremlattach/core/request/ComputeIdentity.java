package io.github.azuremlattach.core.request;

import java.util.List;

/**
 * The managed identity of a compute: none, a system-assigned one or a user-assigned one, never both.
 *
 * @param type the kind of identity
 * @param userAssigned the user-assigned identities as given; Azure uses only the first
 */
public record ComputeIdentity(Type type, List<ResourceId> userAssigned) {

    /** The kinds of identity, in ARM's spelling. */
    public enum Type {
        NONE("None"),
        SYSTEM_ASSIGNED("SystemAssigned"),
        USER_ASSIGNED("UserAssigned");

        private final String arm;

        Type(String arm) {
            this.arm = arm;
        }

        /** As ARM and {@code az} spell it. */
        @Override
        public String toString() {
            return arm;
        }
    }

    /** No identity. */
    public static final ComputeIdentity NONE = new ComputeIdentity(Type.NONE, List.of());

    public ComputeIdentity {
        userAssigned = List.copyOf(userAssigned);
    }

    /** Whether there is an identity at all. */
    public boolean exists() {
        return type != Type.NONE;
    }

    /** The kind, and the identity that Azure will use. */
    @Override
    public String toString() {
        return type == Type.USER_ASSIGNED ? type + " " + userAssigned.get(0) : type.toString();
    }
}
