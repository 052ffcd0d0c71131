package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.survey.RoleReader;
import java.util.List;

/**
 * A role that an identity needs at a scope, whether or not it has it.
 *
 * @param holder whose identity it is
 * @param identity the identity's name, for people
 * @param principalId the identity's principal; empty when Azure has yet to make it
 * @param roleId the role definition's GUID
 * @param role the role's name
 * @param scope the ARM id where it is needed
 * @param reason what it is good for
 * @param actions the actions that are needed, where other roles with the same actions are as good; empty where the role
 *     itself was asked for
 */
public record RequiredRole(
        Holder holder,
        String identity,
        String principalId,
        String roleId,
        String role,
        String scope,
        Reason reason,
        List<String> actions) {

    public RequiredRole {
        actions = List.copyOf(actions);
    }

    /** The question whether the identity has it. */
    RoleReader.Query query(boolean exactly) {
        return new RoleReader.Query(principalId, scope, roleId, !exactly && !actions.isEmpty());
    }
}
