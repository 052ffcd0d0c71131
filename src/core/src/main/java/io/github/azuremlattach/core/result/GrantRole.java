package io.github.azuremlattach.core.result;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Grants a role to an identity.
 *
 * @param id its name within the plan
 * @param holder whose identity it is
 * @param identity the identity's name, for people
 * @param principalId the identity's principal; empty when Azure makes it with the compute
 * @param role the role's name
 * @param roleId the role definition's GUID
 * @param scope the ARM id where the role is granted
 */
public record GrantRole(
        String id,
        Holder holder,
        String identity,
        String principalId,
        String role,
        String roleId,
        String scope,
        Reason reason,
        List<String> after)
        implements Change {
    static final String KIND = "grant";

    /** A role's name that means nothing to a shell; people make roles of their own, with any name. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ._()-]+");

    public GrantRole {
        after = List.copyOf(after);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "granted";
    }

    @Override
    public String subject() {
        return role + " on " + Change.shortName(scope) + " to " + holder.words() + " "
                + (identity.isEmpty() ? "" : identity);
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(scope);
    }

    @Override
    public List<String> commands() {
        return List.of(command());
    }

    /** The same grant to a principal that has come to be. */
    public GrantRole to(String principal) {
        return new GrantRole(id, holder, identity, principal, role, roleId, scope, reason, after);
    }

    /** The line that an administrator can paste to grant it. */
    public String command() {
        return command(principalId, role, roleId, scope);
    }

    /** The line that grants a role to a principal. */
    public static String command(String principalId, String role, String roleId, String scope) {
        return String.join(
                " ",
                List.of(
                        "az role assignment create",
                        "--assignee-object-id "
                                + (principalId.isEmpty() ? "<principal id of the compute>" : principalId),
                        "--assignee-principal-type ServicePrincipal",
                        "--role \"" + (PLAIN.matcher(role).matches() ? role : roleId) + "\"",
                        "--scope \"" + scope + "\""));
    }
}
