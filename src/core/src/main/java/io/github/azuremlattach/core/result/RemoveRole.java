package io.github.azuremlattach.core.result;

import java.util.List;
import java.util.Optional;

/**
 * Removes the role assignment that an earlier attach made for the compute's identity.
 *
 * @param id its name within the plan
 * @param compute the compute's name
 * @param principalId the principal of the compute's identity
 * @param role the role's name
 * @param roleId the role definition's GUID
 * @param scope the ARM id where the role was granted
 */
public record RemoveRole(
        String id, String compute, String principalId, String role, String roleId, String scope, Reason reason)
        implements Change {
    static final String KIND = "remove";

    @Override
    public List<String> after() {
        return List.of();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "removed";
    }

    @Override
    public String sign() {
        return "-";
    }

    @Override
    public String subject() {
        return role + " on " + Change.shortName(scope) + " from compute " + compute;
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(scope);
    }
}
