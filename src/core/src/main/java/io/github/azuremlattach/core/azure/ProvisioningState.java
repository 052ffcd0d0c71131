package io.github.azuremlattach.core.azure;

import java.util.Locale;

/** How far Azure is with a resource or an operation; any word but the three final ones means that it goes on. */
public enum ProvisioningState {
    SUCCEEDED,
    FAILED,
    CANCELED,
    DELETING,
    RUNNING;

    /**
     * Reads a state in any casing; an absent one counts as succeeded.
     *
     * <p>Source: Track asynchronous Azure operations, learn.microsoft.com.
     */
    public static ProvisioningState of(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "", "succeeded" -> SUCCEEDED;
            case "failed" -> FAILED;
            case "canceled", "cancelled" -> CANCELED;
            case "deleting" -> DELETING;
            default -> RUNNING;
        };
    }

    /** Whether nothing more will happen. */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELED;
    }

    /** Azure's word for it. */
    public String word() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
