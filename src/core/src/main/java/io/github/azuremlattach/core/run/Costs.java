package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.RateBudget.Need;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.ApplyInstanceTypes;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult.Status;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the next piece of a run's work will about ask of Resource Manager. */
final class Costs {
    /** Most looks are shared in a fleet, and a single run has a full bucket. */
    private static final int LOOKS = 3;

    private static final Set<Stage> ASKS_CLUSTER =
            EnumSet.of(Stage.NAMESPACE, Stage.INSTANCE_TYPES, Stage.CLUSTER_HEALTH);

    private static final String AUTHORIZATION = "Microsoft.Authorization";
    private static final String MACHINE_LEARNING = "Microsoft.MachineLearningServices";
    private static final String KUBERNETES_CONFIGURATION = "Microsoft.KubernetesConfiguration";
    private static final String RELAY = "Microsoft.Relay";
    private static final String RESOURCES = "Microsoft.Resources";
    private static final String MANAGED_IDENTITY = "Microsoft.ManagedIdentity";
    private static final String CONTAINER_SERVICE = "Microsoft.ContainerService";

    private Costs() {}

    static List<Need> of(RunContext context, Optional<StepState> step) {
        AttachRequest request = context.request();
        String workspace = request.workspace().subscriptionId();
        String cluster = request.target().map(c -> c.id().subscriptionId()).orElse(workspace);
        if (step.isEmpty()) {
            return ASKS_CLUSTER.contains(context.state().stage)
                    ? List.of(new Need(cluster, CONTAINER_SERVICE, false, 1))
                    : context.observed == null ? List.of(new Need(workspace, false, LOOKS)) : List.of();
        }
        Optional<Change> change = context.state().plan().change(step.get().id);
        if (change.isEmpty() && context.listed().isKnownToSayNothingNew()) {
            return List.of();
        }
        if (change.isEmpty() || (step.get().status == Status.SUBMITTED && isOfWorkspace(change.get()))) {
            return List.of(new Need(workspace, MACHINE_LEARNING, false, 1));
        }
        if (change.get() instanceof GrantRole grant) {
            return List.of(new Need(subscription(grant.scope(), workspace), AUTHORIZATION, true, 1));
        } else if (change.get() instanceof RemoveRole remove) {
            return List.of(new Need(subscription(remove.scope(), workspace), AUTHORIZATION, true, 1));
        } else if (change.get() instanceof FederateServiceAccount federate) {
            return List.of(new Need(subscription(federate.identity(), workspace), MANAGED_IDENTITY, true, 1));
        } else if (change.get() instanceof CreateNamespace || change.get() instanceof ApplyInstanceTypes) {
            return List.of(new Need(cluster, CONTAINER_SERVICE, true, 1));
        }
        if (change.get() instanceof VerifyCompute) {
            return List.of(new Need(workspace, MACHINE_LEARNING, step.get().status != Status.SUBMITTED, 1));
        } else if (isOfExtension(change.get())) {
            return List.of(new Need(cluster, KUBERNETES_CONFIGURATION, true, 1));
        } else if (change.get() instanceof CreateRelay) {
            return List.of(new Need(cluster, RELAY, true, 1));
        } else if (change.get() instanceof RegisterProvider register) {
            return List.of(new Need(register.subscription(), RESOURCES, true, 1));
        }
        boolean attaches = change.get() instanceof AttachCompute || change.get() instanceof UpdateCompute;
        return List.of(
                new Need(workspace, MACHINE_LEARNING, false, attaches ? 1 : 2),
                new Need(workspace, MACHINE_LEARNING, true, 1));
    }

    private static boolean isOfExtension(Change change) {
        return change instanceof InstallExtension
                || change instanceof UpdateExtension
                || change instanceof RemoveExtension;
    }

    private static boolean isOfWorkspace(Change change) {
        return change.provisions() || change instanceof DetachCompute;
    }

    private static String subscription(String scope, String otherwise) {
        return ResourceId.subscription(scope).orElse(otherwise);
    }
}
