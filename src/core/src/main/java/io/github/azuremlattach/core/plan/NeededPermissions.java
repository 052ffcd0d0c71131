package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.RemoveRole;
import io.github.azuremlattach.core.result.UpdateCompute;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The actions that the changes of a plan need, by the ARM id of their scope. */
public final class NeededPermissions {
    private final Map<String, Set<String>> actions = new TreeMap<>();
    private final AttachRequest request;

    private NeededPermissions(AttachRequest request) {
        this.request = request;
    }

    /** The actions of all changes. */
    public static Map<String, Set<String>> of(AttachRequest request, AttachPlan plan) {
        NeededPermissions needed = new NeededPermissions(request);
        plan.changes().forEach(needed::add);
        return needed.actions;
    }

    private void add(Change change) {
        String workspace = request.workspace().toString();
        if (change instanceof AttachCompute || change instanceof UpdateCompute) {
            add(workspace, PipelineAction.COMPUTE_WRITE);
            request.identity().userAssigned().forEach(id -> add(id.toString(), PipelineAction.IDENTITY_ASSIGN));
        } else if (change instanceof DetachCompute) {
            add(workspace, PipelineAction.COMPUTE_DELETE);
        } else if (change instanceof GrantRole grant) {
            add(grant.scope(), PipelineAction.GRANT);
        } else if (change instanceof RemoveRole remove) {
            add(remove.scope(), PipelineAction.REVOKE);
        } else if (change instanceof CreateNamespace create) {
            add(create.cluster(), PipelineAction.RUN_COMMAND);
            add(create.cluster(), PipelineAction.COMMAND_RESULTS_READ);
        }
    }

    private void add(String scope, PipelineAction action) {
        actions.computeIfAbsent(scope, s -> new TreeSet<>()).add(action.toString());
    }
}
