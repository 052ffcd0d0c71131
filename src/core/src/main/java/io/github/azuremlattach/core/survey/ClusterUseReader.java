package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Subscriptions.Subscription;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Looks which computes stand on a cluster, in all workspaces that the caller can see. */
public final class ClusterUseReader {
    private final AttachRequest request;
    private final CachedReads reads;

    public ClusterUseReader(AttachRequest request, CachedReads reads) {
        this.request = request;
        this.reads = reads;
    }

    /**
     * Reads the computes, but for the one that the request is about.
     *
     * @throws io.github.azuremlattach.core.http.ArmException when one of the looks fails, since a compute that is not seen
     *     may stand there
     */
    public ClusterUse read() {
        Map<ResourceId, CompletableFuture<List<Compute>>> looks = new LinkedHashMap<>();
        for (String subscription : subscriptions()) {
            reads.workspaces(subscription)
                    .forEach(workspace -> looks.put(workspace, ParallelReads.start(() -> reads.computes(workspace))));
        }
        List<String> others = new ArrayList<>();
        looks.forEach((workspace, computes) -> ParallelReads.get(computes).stream()
                .filter(this::isOnCluster)
                .filter(compute -> !isAskedFor(workspace, compute))
                .forEach(compute -> others.add(compute.name() + " in " + workspace.name())));
        return new ClusterUse(others, looks.size());
    }

    /** An AKS cluster is attached to workspaces of its own subscription only, an Arc cluster to any. */
    private List<String> subscriptions() {
        return request.cluster().isAks()
                ? List.of(request.cluster().id().subscriptionId())
                : reads.subscriptions().stream().map(Subscription::id).toList();
    }

    private boolean isOnCluster(Compute compute) {
        return compute.resourceId().filter(request.cluster().id()::equals).isPresent();
    }

    private boolean isAskedFor(ResourceId workspace, Compute compute) {
        return workspace.equals(request.workspace()) && compute.name().equalsIgnoreCase(request.computeName());
    }
}
