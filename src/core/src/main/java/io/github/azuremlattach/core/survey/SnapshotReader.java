package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.Subscriptions.Subscription;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Reads what an attach rests on, in parallel. */
public final class SnapshotReader {
    private static final String EXTENSIONS = "Microsoft.KubernetesConfiguration";
    private static final String RELAY = "Microsoft.Relay";
    private static final String MACHINE_LEARNING = "Microsoft.MachineLearningServices";
    private static final String ARC = "Microsoft.Kubernetes";

    private final AttachRequest request;
    private final CachedReads reads;
    private final boolean patient;

    /**
     * Prepares a reading.
     *
     * @param patient whether trouble that may pass is thrown, so that everything is read again
     */
    public SnapshotReader(AttachRequest request, CachedReads reads, boolean patient) {
        this.request = request;
        this.reads = reads;
        this.patient = patient;
    }

    /** Reads everything but roles and permissions, which depend on it. */
    public ObservedState read() {
        boolean detach = request.policy().mode() == Mode.DETACH;
        boolean checks = !detach && request.policy().preflight() != Policy.Preflight.OFF;
        boolean registers = !detach && request.provision().registerProviders();
        boolean neighbours = checks || request.policy().removeRoles();
        var workspace = ParallelReads.start(() -> reads.workspace(request.workspace()));
        var compute = ParallelReads.start(() -> reads.compute(request.workspace(), request.computeId(), neighbours));
        var computes = optional(neighbours, () -> reads.computes(request.workspace()), List.<Compute>of());
        var cluster = optional(!detach, () -> reads.cluster(request.cluster()), Optional.<Cluster>empty());
        boolean removes = request.provision().removeExtension();
        var use = optional(removes, () -> new ClusterUseReader(request, reads).read(), ClusterUse.NONE);
        var extension =
                optional(!detach || removes, () -> reads.extension(request.cluster()), Optional.<Extension>empty());
        var federation = new FederationReader(request, reads, patient).read(cluster);
        var providers = optional(checks || registers, this::providers, Map.<String, String>of());
        var subscription = optional(checks, this::subscriptionState, "");
        Workspace space = ParallelReads.get(workspace);
        Optional<Compute> found = ParallelReads.get(compute);
        IdentityReader identities = new IdentityReader(request, reads, patient, space, found);
        Observation<Optional<Extension>> seenExtension = ParallelReads.get(extension);
        return new ObservedState(
                space,
                found,
                ParallelReads.get(computes),
                ParallelReads.get(cluster),
                seenExtension,
                identities.relay(seenExtension),
                ParallelReads.get(providers),
                identities.principals(),
                identities.roleIds(),
                identities.granted(),
                ParallelReads.get(subscription),
                relayConnection(seenExtension),
                ParallelReads.get(federation),
                ParallelReads.get(use));
    }

    /** Whether the relay that an installation on Arc needs is there already. */
    private Observation<Boolean> relayConnection(Observation<Optional<Extension>> extension) {
        boolean wanted = request.policy().mode() != Mode.DETACH
                && request.provision().extension().installs()
                && !request.cluster().isAks()
                && extension
                        .seen()
                        .filter(found -> found.isEmpty() || !found.get().isReady())
                        .isPresent();
        ResourceId cluster = request.target().map(ClusterRef::id).orElse(request.workspace());
        return wanted ? Observation.of(() -> reads.relayConnection(cluster), patient) : new Observation.Seen<>(false);
    }

    /** The state of the workspace's subscription, from the list of those that the caller sees, which nobody is refused. */
    private String subscriptionState() {
        String id = request.workspace().subscriptionId();
        return reads.subscriptions().stream()
                .filter(one -> one.id().equalsIgnoreCase(id))
                .map(Subscription::state)
                .findFirst()
                .orElse("");
    }

    private Map<String, String> providers() {
        String subscription = request.cluster().id().subscriptionId();
        Map<String, String> states = new LinkedHashMap<>();
        states.put(EXTENSIONS, reads.registration(subscription, EXTENSIONS));
        if (!request.cluster().isAks()) {
            states.put(RELAY, reads.registration(subscription, RELAY));
        }
        if (request.provision().registerProviders()) {
            states.put(MACHINE_LEARNING, reads.registration(subscription, MACHINE_LEARNING));
            if (!request.cluster().isAks()) {
                states.put(ARC, reads.registration(subscription, ARC));
            }
        }
        return states;
    }

    private <T> CompletableFuture<Observation<T>> optional(boolean wanted, Supplier<T> look, T otherwise) {
        return wanted
                ? ParallelReads.start(() -> Observation.of(look, patient))
                : CompletableFuture.completedFuture(new Observation.Seen<>(otherwise));
    }
}
