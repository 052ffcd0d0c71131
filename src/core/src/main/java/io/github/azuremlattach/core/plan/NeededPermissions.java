package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.ApplyInstanceTypes;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.CreateRelay;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.FederateServiceAccount;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.result.RegisterProvider;
import io.github.azuremlattach.core.result.RemoveExtension;
import io.github.azuremlattach.core.result.RemoveRole;
import io.github.azuremlattach.core.result.UpdateCompute;
import io.github.azuremlattach.core.result.UpdateExtension;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The actions that the changes of a plan need, by the ARM id of their scope. */
public final class NeededPermissions {
    private static final List<PipelineAction> RELAY = List.of(
            PipelineAction.RELAY_READ,
            PipelineAction.RELAY_WRITE,
            PipelineAction.CONNECTION_READ,
            PipelineAction.CONNECTION_WRITE,
            PipelineAction.CONNECTION_RULE_READ,
            PipelineAction.CONNECTION_RULE_WRITE);

    private static final List<PipelineAction> JOB =
            List.of(PipelineAction.JOB_READ, PipelineAction.JOB_WRITE, PipelineAction.JOB_CANCEL);

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
            boolean onNewRelay = grant.after().contains(CreateRelay.ID);
            add(onNewRelay ? clusterGroup() : grant.scope(), PipelineAction.GRANT);
        } else if (change instanceof RemoveRole remove) {
            add(remove.scope(), PipelineAction.REVOKE);
        } else if (change instanceof FederateServiceAccount federate) {
            add(federate.identity(), PipelineAction.FEDERATION_READ);
            add(federate.identity(), PipelineAction.FEDERATION_WRITE);
        } else if (change instanceof CreateNamespace create) {
            add(create.cluster(), PipelineAction.RUN_COMMAND);
            add(create.cluster(), PipelineAction.COMMAND_RESULTS_READ);
        } else if (change instanceof VerifyCompute verify) {
            JOB.forEach(action -> add(workspace, action));
            if (!verify.image().isEmpty()) {
                add(workspace, PipelineAction.ENVIRONMENT_READ);
                add(workspace, PipelineAction.ENVIRONMENT_WRITE);
            }
        } else if (change instanceof ApplyInstanceTypes apply) {
            add(apply.cluster(), PipelineAction.RUN_COMMAND);
            add(apply.cluster(), PipelineAction.COMMAND_RESULTS_READ);
        } else if (change instanceof InstallExtension || change instanceof UpdateExtension) {
            String scope = request.cluster().id().toString();
            add(scope, PipelineAction.EXTENSION_WRITE);
            add(scope, PipelineAction.EXTENSION_OPERATIONS_READ);
            if (!request.cluster().isAks() && change instanceof InstallExtension) {
                add(clusterGroup(), PipelineAction.CONNECTION_KEYS);
            }
        } else if (change instanceof RemoveExtension remove) {
            add(remove.cluster(), PipelineAction.EXTENSION_DELETE);
            add(remove.cluster(), PipelineAction.EXTENSION_OPERATIONS_READ);
        } else if (change instanceof CreateRelay) {
            for (PipelineAction action : RELAY) {
                add(clusterGroup(), action);
            }
        } else if (change instanceof RegisterProvider register) {
            actions.computeIfAbsent("/subscriptions/" + register.subscription(), s -> new TreeSet<>())
                    .add(register.provider() + "/register/action");
        }
    }

    private String clusterGroup() {
        return request.cluster().id().resourceGroupId();
    }

    private void add(String scope, PipelineAction action) {
        actions.computeIfAbsent(scope, s -> new TreeSet<>()).add(action.toString());
    }
}
