package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.result.RegisterProvider;
import io.github.azuremlattach.core.result.UpdateExtension;
import io.github.azuremlattach.core.survey.ClusterContents;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides what the cluster and its subscription need before a compute can be attached. */
final class ClusterPreparation {
    private final AttachRequest request;
    private final ObservedState observed;
    private final List<Change> changes = new ArrayList<>();

    private ClusterPreparation(AttachRequest request, ObservedState observed) {
        this.request = request;
        this.observed = observed;
    }

    /**
     * The changes, in the order in which they are made.
     *
     * @param contents what the cluster said of its inside
     */
    static List<Change> of(AttachRequest request, ObservedState observed, ClusterContents contents) {
        ClusterPreparation preparation = new ClusterPreparation(request, observed);
        preparation.providers();
        List<String> providers = preparation.changes.stream().map(Change::id).toList();
        preparation.changes.addAll(ExtensionDecision.changes(request, observed, providers));
        contents.namespace().filter(preparation::createsNamespace).ifPresent(preparation::namespace);
        List<String> extension = preparation.changes.stream()
                .filter(change -> change instanceof InstallExtension || change instanceof UpdateExtension)
                .map(Change::id)
                .toList();
        contents.instanceTypes()
                .flatMap(found -> InstanceTypeDecision.change(request, observed, found, extension))
                .ifPresent(preparation.changes::add);
        return preparation.changes;
    }

    private void providers() {
        if (request.provision().registerProviders()) {
            String subscription = request.cluster().id().subscriptionId();
            observed.providers().seen().orElse(Map.of()).forEach((provider, state) -> {
                if (!state.equalsIgnoreCase("Registered")) {
                    String id = "provider-" + (changes.size() + 1);
                    changes.add(new RegisterProvider(id, provider, subscription, Reason.PROVIDER_MISSING));
                }
            });
        }
    }

    /** Creating a namespace that exists does no harm; attaching without the one asked for would. */
    private boolean createsNamespace(Observation<Boolean> namespace) {
        boolean possible = observed.knownCluster().map(Cluster::runCommand).orElse(true);
        return request.policy().createNamespace() && namespace.<Boolean>fold(exists -> !exists, why -> possible);
    }

    private void namespace(Observation<Boolean> namespace) {
        Reason reason = namespace.seen().isPresent() ? Reason.NAMESPACE_MISSING : Reason.NAMESPACE_UNKNOWN;
        changes.add(new CreateNamespace(
                request.kubernetes().namespace(), request.cluster().id().toString(), reason));
    }
}
