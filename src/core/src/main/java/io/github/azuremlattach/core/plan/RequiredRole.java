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
 * @param existing the ARM id where its assignments are read: the scope, or what is above a scope that has yet to be made
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
        String existing,
        Reason reason,
        List<String> actions) {

    public RequiredRole {
        actions = List.copyOf(actions);
    }

    /** A role at a scope that exists. */
    static RequiredRole at(
            Holder holder,
            String identity,
            String principalId,
            String roleId,
            String role,
            String scope,
            Reason reason) {
        return new RequiredRole(holder, identity, principalId, roleId, role, scope, scope, reason, List.of());
    }

    /** Whether the scope has yet to be made. */
    boolean isScopeNew() {
        return !existing.equalsIgnoreCase(scope);
    }

    /** The question whether the identity has it. */
    RoleReader.Query query(boolean exactly) {
        return new RoleReader.Query(principalId, existing, roleId, !exactly && !actions.isEmpty());
    }
}
