package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A role that a principal needs at a scope.
 *
 * @param principalId the principal; empty when Azure has yet to make it
 * @param who the principal in words
 * @param roleId the role definition's GUID
 * @param roleName the role's name
 * @param scope the ARM id where it is needed
 * @param why what it is good for
 * @param held whether the principal has the role there, or above; empty look when Azure does not say
 * @param effective whether its other roles allow the same
 */
public record RoleNeed(
        String principalId,
        String who,
        String roleId,
        String roleName,
        String scope,
        String why,
        Observation<Boolean> held,
        boolean effective) {

    /** A role's name that means nothing to a shell; people make roles of their own, with any name. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ._()-]+");

    /** A need for a built-in role. */
    static RoleNeed builtIn(
            String principalId,
            String who,
            BuiltInRole role,
            String scope,
            String why,
            Observation<Boolean> held,
            boolean effective) {
        return new RoleNeed(principalId, who, role.guid(), role.roleName(), scope, why, held, effective);
    }

    /** Whether the role has to be granted. A look that failed counts as missing: granting twice does no harm. */
    public boolean missing() {
        return !held.seen().orElse(false);
    }

    /** The same need of a principal that has come to be. */
    public RoleNeed of(String principal) {
        return new RoleNeed(principal, who, roleId, roleName, scope, why, held, effective);
    }

    /** The line that an administrator can paste to grant it. */
    public String command() {
        String assignee = principalId.isEmpty() ? "<principal id of the compute>" : principalId;
        return String.join(
                " ",
                List.of(
                        "az role assignment create",
                        "--assignee-object-id " + assignee,
                        "--assignee-principal-type ServicePrincipal",
                        "--role \"" + (PLAIN.matcher(roleName).matches() ? roleName : roleId) + "\"",
                        "--scope \"" + scope + "\""));
    }

    @Override
    public String toString() {
        return "role " + roleName + " for " + who + " at " + scope;
    }
}
