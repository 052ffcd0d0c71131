package io.github.azuremlattach.core.azure;

import java.util.Locale;

/**
 * A management lock, which binds everybody, whatever their roles.
 *
 * @param name its name
 * @param scope the ARM id of what it protects, with all below it
 * @param readOnly whether it forbids every change; otherwise it forbids deletion only
 */
public record Lock(String name, String scope, boolean readOnly) {

    /**
     * Whether it forbids an action.
     *
     * @param action the action, as in {@code Microsoft.Authorization/roleAssignments/write}
     * @param at the ARM id of what is acted on
     */
    public boolean forbids(String action, String at) {
        boolean changes = !action.endsWith("/read") && !action.endsWith("/assign/action");
        return holdsAt(at) && (readOnly ? changes : action.endsWith("/delete"));
    }

    /** Whether what it protects is this or lies around it. */
    public boolean holdsAt(String at) {
        String inner = at.toLowerCase(Locale.ROOT) + "/";
        return inner.startsWith(scope.toLowerCase(Locale.ROOT) + "/");
    }
}
