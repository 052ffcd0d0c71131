package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cluster's ARM id, and explains the mistakes of Microsoft's own samples. */
final class ClusterReader {
    private static final String EXAMPLE = "give /subscriptions/<id>/resourceGroups/<group>/providers/%s/<cluster>";

    private static final Pattern NODE_POOL = Pattern.compile("(?i)/managedClusters/[^/]+/agentPools/[^/]+/?$");
    private static final Pattern ID_IN_ADDRESS =
            Pattern.compile("(?i)/subscriptions/[^/?#]+/resourceGroups/[^/?#]+/providers/[^/?#]+/[^/?#]+/[^/?#]+");

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
            if (mode != Mode.DETACH && !mistakes.concern(Parameter.MODE)) {
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
        mistakes.wrong(Parameter.RESOURCE_ID, text, remedy(text, id));
        return Optional.empty();
    }

    /** The cluster whose id is a part of an address of the portal or of the Resource Manager. */
    private static Optional<ResourceId> clusterIn(String address) {
        Matcher id = ID_IN_ADDRESS.matcher(address);
        return id.find() ? ResourceId.parse(id.group()) : Optional.empty();
    }

    private static String remedy(String text, Optional<ResourceId> id) {
        if (text.toLowerCase(Locale.ROOT).startsWith("https://")) {
            return clusterIn(text)
                    .map(cluster -> "it is a web address, so give only the id in it, " + cluster)
                    .orElse("it is a web address, so give the resource id that the cluster's page in the portal shows"
                            + " under Properties");
        }
        if (id.isPresent() && NODE_POOL.matcher(text).find()) {
            return "it is a node pool, so give the id of its cluster, "
                    + id.get().top();
        }
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
