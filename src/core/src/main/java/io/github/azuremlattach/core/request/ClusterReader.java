package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Optional;

/** Reads the cluster's ARM id, and explains the mistakes of Microsoft's own samples. */
final class ClusterReader {
    private static final String EXAMPLE = "give /subscriptions/<id>/resourceGroups/<group>/providers/%s/<cluster>";

    private final Values values;
    private final Mistakes mistakes;

    ClusterReader(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    /** The cluster; empty when it is missing or wrong, which is then a mistake unless the mode is detach. */
    Optional<ClusterRef> read(Mode mode) {
        String text = values.given(Parameter.RESOURCE_ID);
        if (text.isEmpty()) {
            if (mode != Mode.DETACH) {
                mistakes.missing(Parameter.RESOURCE_ID, "give the ARM id of the AKS or Arc cluster");
            }
            return Optional.empty();
        }
        Optional<ResourceId> id = ResourceId.parse(text);
        for (ClusterRef.Kind kind : ClusterRef.Kind.values()) {
            if (id.isPresent() && id.get().isOfType(kind.type())) {
                return Optional.of(new ClusterRef(kind, id.get().withType(kind.type())));
            }
        }
        mistakes.wrong(Parameter.RESOURCE_ID, text, remedy(id));
        return Optional.empty();
    }

    private static String remedy(Optional<ResourceId> id) {
        if (id.isPresent() && id.get().isOfType("Microsoft.ContainerService/connectedClusters")) {
            return "an Arc cluster is a Microsoft.Kubernetes/connectedClusters, so "
                    + EXAMPLE.formatted(ClusterRef.Kind.ARC.type());
        }
        if (id.isPresent() && id.get().isOfType("Microsoft.Kubernetes/managedClusters")) {
            return "an AKS cluster is a Microsoft.ContainerService/managedClusters, so "
                    + EXAMPLE.formatted(ClusterRef.Kind.AKS.type());
        }
        if (id.isPresent()) {
            return "it is a " + id.get().type() + ", and only Microsoft.ContainerService/managedClusters and "
                    + "Microsoft.Kubernetes/connectedClusters can be attached";
        }
        return EXAMPLE.formatted("Microsoft.ContainerService/managedClusters") + " or .../" + ClusterRef.Kind.ARC.type()
                + "/<cluster>";
    }
}
