package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.result.CreateRelay;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The grants of a plan: those of the roles that are missing. */
final class RoleGrants {
    private final List<RoleNeed> needs;

    RoleGrants(List<RoleNeed> needs) {
        this.needs = List.copyOf(needs);
    }

    /** The grants to the workspace's identity that nothing has to come before. */
    List<GrantRole> toWorkspace() {
        return grants(Holder.WORKSPACE, role -> !role.isScopeNew(), List.of());
    }

    /** The grants to the workspace's identity on the relay that the plan creates. */
    List<GrantRole> onNewRelay() {
        return grants(Holder.WORKSPACE, RequiredRole::isScopeNew, List.of(CreateRelay.ID));
    }

    /**
     * The grants to the compute's identity.
     *
     * @param after the change that its identity comes with
     */
    List<GrantRole> toCompute(List<String> after) {
        return grants(Holder.COMPUTE, role -> true, after);
    }

    private List<GrantRole> grants(Holder holder, Predicate<RequiredRole> which, List<String> after) {
        List<GrantRole> grants = new ArrayList<>();
        int number = 0;
        for (RoleNeed need : needs) {
            RequiredRole role = need.required();
            if (role.holder() == holder && need.missing()) {
                number++;
                if (which.test(role)) {
                    grants.add(new GrantRole(
                            "grant-" + holder.code() + "-" + number,
                            holder,
                            role.identity(),
                            role.principalId(),
                            role.role(),
                            role.roleId(),
                            role.scope(),
                            role.reason(),
                            after));
                }
            }
        }
        return grants;
    }
}
