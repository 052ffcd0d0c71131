package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.plan.RoleNeeds;
import io.github.azuremlattach.core.preflight.NeededActions;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.run.RoleLook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** CachedReads at all that an attach rests on, side by side. */
public final class SnapshotReader {
    private static final String EXTENSIONS = "Microsoft.KubernetesConfiguration";
    private static final String RELAY = "Microsoft.Relay";

    private final AttachRequest request;
    private final CachedReads looks;
    private final boolean patient;

    /**
     * Prepares a look.
     *
     * @param patient whether trouble that may pass is thrown, so that the whole is looked at again
     */
    public SnapshotReader(AttachRequest request, CachedReads looks, boolean patient) {
        this.request = request;
        this.looks = looks;
        this.patient = patient;
    }

    public ObservedState findings() {
        boolean detach = request.policy().mode() == Mode.DETACH;
        boolean checks = !detach && request.policy().preflight() != Policy.Preflight.OFF;
        var workspace = ParallelReads.by(() -> looks.workspace(request.workspace()));
        var compute = ParallelReads.by(() -> looks.compute(request.computeId()));
        var computes = optional(checks, () -> looks.computes(request.workspace()), List.<Compute>of());
        var cluster = optional(!detach, () -> looks.cluster(request.cluster()), Optional.<Cluster>empty());
        var extension = optional(!detach, () -> looks.extension(request.cluster()), Optional.<Extension>empty());
        var providers = optional(checks, this::providers, Map.<String, String>of());
        var caller = ParallelReads.by(() -> caller(request.workspace().toString()));
        Workspace space = ParallelReads.get(workspace);
        Optional<Compute> found = ParallelReads.get(compute);
        Observation<Optional<Cluster>> lookedCluster = ParallelReads.get(cluster);
        Observation<Optional<Extension>> lookedExtension = ParallelReads.get(extension);
        RoleNeeds roles = new RoleLook(request, looks, patient, space, found, lookedCluster, lookedExtension).needs();
        Map<String, Observation<ActionSet>> scopes = new LinkedHashMap<>();
        scopes.put(request.workspace().toString(), ParallelReads.get(caller));
        return new ObservedState(
                space,
                found,
                ParallelReads.get(computes),
                lookedCluster,
                lookedExtension,
                ParallelReads.get(providers),
                callers(
                        scopes,
                        new ObservedState(
                                space,
                                found,
                                ParallelReads.get(computes),
                                lookedCluster,
                                lookedExtension,
                                ParallelReads.get(providers),
                                scopes,
                                roles)),
                roles);
    }

    /** The caller's permissions at every other scope that a write is planned for. */
    private Map<String, Observation<ActionSet>> callers(
            Map<String, Observation<ActionSet>> known, ObservedState soFar) {
        Planner planned = Planner.of(request, soFar, request.policy().createNamespace());
        Map<String, CompletableFuture<Observation<ActionSet>>> more = new LinkedHashMap<>();
        NeededActions.of(request, soFar, planned).keySet().stream()
                .filter(scope -> !known.containsKey(scope))
                .forEach(scope -> more.put(scope, ParallelReads.by(() -> caller(scope))));
        Map<String, Observation<ActionSet>> all = new LinkedHashMap<>(known);
        more.forEach((scope, look) -> all.put(scope, ParallelReads.get(look)));
        return all;
    }

    private Observation<ActionSet> caller(String scope) {
        return request.policy().preflight() == Policy.Preflight.OFF
                ? new Observation.Unseen<>("the checks are off")
                : Observation.at(() -> looks.permissions(scope), patient);
    }

    private Map<String, String> providers() {
        String subscription = request.cluster().id().subscriptionId();
        Map<String, String> states = new LinkedHashMap<>();
        states.put(EXTENSIONS, looks.registration(subscription, EXTENSIONS));
        if (!request.cluster().isAks()) {
            states.put(RELAY, looks.registration(subscription, RELAY));
        }
        return states;
    }

    private <T> CompletableFuture<Observation<T>> optional(boolean wanted, Supplier<T> look, T otherwise) {
        return wanted
                ? ParallelReads.by(() -> Observation.at(look, patient))
                : CompletableFuture.completedFuture(new Observation.Seen<>(otherwise));
    }
}
