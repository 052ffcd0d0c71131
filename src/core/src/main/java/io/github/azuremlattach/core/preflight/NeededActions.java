package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.AttachRequest;
import io.github.azuremlattach.core.plan.Findings;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.request.ComputeIdentity;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The actions that a plan's writes need, by scope.
 *
 * <p>Source: Azure permissions for AI + machine learning, for Containers and for Management and governance,
 * learn.microsoft.com.
 */
public final class NeededActions {
    static final String GRANT = "Microsoft.Authorization/roleAssignments/write";
    private static final String COMPUTES = "Microsoft.MachineLearningServices/workspaces/computes/";

    private final Map<String, Set<String>> actions = new TreeMap<>();

    private NeededActions() {}

    /** The actions by the ARM id of their scope. */
    public static Map<String, Set<String>> of(AttachRequest request, Findings findings, Planner planned) {
        NeededActions needed = new NeededActions();
        String workspace = request.workspace().toString();
        if (planned.action().puts()) {
            needed.add(workspace, COMPUTES + "write");
            if (request.identity().type() == ComputeIdentity.Type.USER_ASSIGNED) {
                request.identity()
                        .userAssigned()
                        .forEach(id -> needed.add(
                                id.toString(), "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"));
            }
        }
        if (planned.action().detaches()) {
            needed.add(workspace, COMPUTES + "delete");
        }
        for (RoleNeed need : planned.workspaceRoles(request.policy())) {
            if (!need.effective()) {
                needed.add(need.scope(), GRANT);
            }
        }
        if (!planned.action().detaches() || planned.action().puts()) {
            planned.computeRoles().forEach(need -> needed.add(need.scope(), GRANT));
        } else if (request.policy().removeRoles()) {
            findings.roles()
                    .compute()
                    .forEach(need -> needed.add(need.scope(), "Microsoft.Authorization/roleAssignments/delete"));
        }
        if (planned.createNamespace()) {
            needed.add(request.cluster().id().toString(), request.cluster().action("runCommand/action"));
        }
        return needed.actions;
    }

    private void add(String scope, String action) {
        actions.computeIfAbsent(scope, s -> new TreeSet<>()).add(action);
    }
}
