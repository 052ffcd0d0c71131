package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.survey.RoleReader;
import java.util.List;

/**
 * The roles that an attach needs, the workspace's first, and what stands in the way of knowing them.
 *
 * @param roles the roles, whether or not they are held
 * @param problems what is wrong
 */
public record RoleRequirements(List<RequiredRole> roles, List<RoleProblem> problems) {

    public RoleRequirements {
        roles = List.copyOf(roles);
        problems = List.copyOf(problems);
    }

    /**
     * The questions whether they are held; a principal that Azure has yet to make holds none.
     *
     * @param exactly whether other roles with the same actions do not count
     */
    public List<RoleReader.Query> queries(boolean exactly) {
        return roles.stream()
                .filter(role -> !role.principalId().isEmpty())
                .map(role -> role.query(exactly))
                .toList();
    }
}
