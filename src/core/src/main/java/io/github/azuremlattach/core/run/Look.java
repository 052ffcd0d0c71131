package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.AttachRequest;
import io.github.azuremlattach.core.Mode;
import io.github.azuremlattach.core.Policy;
import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.plan.Findings;
import io.github.azuremlattach.core.plan.Looked;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.plan.RoleNeeds;
import io.github.azuremlattach.core.preflight.NeededActions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks at all that an attach rests on, side by side. */
final class Look {
    private static final String EXTENSIONS = "Microsoft.KubernetesConfiguration";
    private static final String RELAY = "Microsoft.Relay";

    private final AttachRequest request;
    private final Looks looks;
    private final boolean patient;

    /**
     * Prepares a look.
     *
     * @param patient whether trouble that may pass is thrown, so that the whole is looked at again
     */
    Look(AttachRequest request, Looks looks, boolean patient) {
        this.request = request;
        this.looks = looks;
        this.patient = patient;
    }

    Findings findings() {
        boolean detach = request.policy().mode() == Mode.DETACH;
        boolean checks = !detach && request.policy().preflight() != Policy.Preflight.OFF;
        var workspace = Side.by(() -> looks.workspace(request.workspace()));
        var compute = Side.by(() -> looks.compute(request.computeId()));
        var computes = optional(checks, () -> looks.computes(request.workspace()), List.<Compute>of());
        var cluster = optional(!detach, () -> looks.cluster(request.cluster()), Optional.<Cluster>empty());
        var extension = optional(!detach, () -> looks.extension(request.cluster()), Optional.<Extension>empty());
        var providers = optional(checks, this::providers, Map.<String, String>of());
        var caller = Side.by(() -> caller(request.workspace().toString()));
        Workspace space = Side.get(workspace);
        Optional<Compute> found = Side.get(compute);
        Looked<Optional<Cluster>> lookedCluster = Side.get(cluster);
        Looked<Optional<Extension>> lookedExtension = Side.get(extension);
        RoleNeeds roles = new RoleLook(request, looks, patient, space, found, lookedCluster, lookedExtension).needs();
        Map<String, Looked<ActionSet>> scopes = new LinkedHashMap<>();
        scopes.put(request.workspace().toString(), Side.get(caller));
        return new Findings(
                space,
                found,
                Side.get(computes),
                lookedCluster,
                lookedExtension,
                Side.get(providers),
                callers(
                        scopes,
                        new Findings(
                                space,
                                found,
                                Side.get(computes),
                                lookedCluster,
                                lookedExtension,
                                Side.get(providers),
                                scopes,
                                roles)),
                roles);
    }

    /** The caller's permissions at every other scope that a write is planned for. */
    private Map<String, Looked<ActionSet>> callers(Map<String, Looked<ActionSet>> known, Findings soFar) {
        Planner planned = Planner.of(request, soFar, request.policy().createNamespace());
        Map<String, CompletableFuture<Looked<ActionSet>>> more = new LinkedHashMap<>();
        NeededActions.of(request, soFar, planned).keySet().stream()
                .filter(scope -> !known.containsKey(scope))
                .forEach(scope -> more.put(scope, Side.by(() -> caller(scope))));
        Map<String, Looked<ActionSet>> all = new LinkedHashMap<>(known);
        more.forEach((scope, look) -> all.put(scope, Side.get(look)));
        return all;
    }

    private Looked<ActionSet> caller(String scope) {
        return request.policy().preflight() == Policy.Preflight.OFF
                ? new Looked.Unseen<>("the checks are off")
                : Looked.at(() -> looks.permissions(scope), patient);
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

    private <T> CompletableFuture<Looked<T>> optional(boolean wanted, Supplier<T> look, T otherwise) {
        return wanted
                ? Side.by(() -> Looked.at(look, patient))
                : CompletableFuture.completedFuture(new Looked.Seen<>(otherwise));
    }
}
