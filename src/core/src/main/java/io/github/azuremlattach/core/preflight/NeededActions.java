package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ComputeIdentity;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The actions that a plan's writes need, by scope. */
public final class NeededActions {
    private final Map<String, Set<String>> actions = new TreeMap<>();

    private NeededActions() {}

    /** The actions by the ARM id of their scope. */
    public static Map<String, Set<String>> of(AttachRequest request, ObservedState findings, Planner planned) {
        NeededActions needed = new NeededActions();
        String workspace = request.workspace().toString();
        if (planned.action().puts()) {
            needed.add(workspace, PipelineAction.COMPUTE_WRITE);
            if (request.identity().type() == ComputeIdentity.Type.USER_ASSIGNED) {
                request.identity()
                        .userAssigned()
                        .forEach(id -> needed.add(id.toString(), PipelineAction.IDENTITY_ASSIGN));
            }
        }
        if (planned.action().detaches()) {
            needed.add(workspace, PipelineAction.COMPUTE_DELETE);
        }
        for (RoleNeed need : planned.workspaceRoles(request.policy())) {
            if (!need.effective()) {
                needed.add(need.scope(), PipelineAction.GRANT);
            }
        }
        if (!planned.action().detaches() || planned.action().puts()) {
            planned.computeRoles().forEach(need -> needed.add(need.scope(), PipelineAction.GRANT));
        } else if (request.policy().removeRoles()) {
            findings.roles().compute().forEach(need -> needed.add(need.scope(), PipelineAction.REVOKE));
        }
        if (planned.createNamespace()) {
            String cluster = request.cluster().id().toString();
            needed.add(cluster, PipelineAction.RUN_COMMAND);
            needed.add(cluster, PipelineAction.COMMAND_RESULTS_READ);
        }
        return needed.actions;
    }

    private void add(String scope, PipelineAction action) {
        actions.computeIfAbsent(scope, s -> new TreeSet<>()).add(action.toString());
    }
}
