package io.github.azuremlattach.core.request;

/**
 * The cluster to attach.
 *
 * @param kind AKS or Azure Arc
 * @param id its ARM id
 */
public record ClusterRef(Kind kind, ResourceId id) {

    /** The kinds of Kubernetes cluster that Azure Machine Learning attaches. */
    public enum Kind {
        AKS("Microsoft.ContainerService/managedClusters", "AKS cluster"),
        ARC("Microsoft.Kubernetes/connectedClusters", "Arc cluster");

        private final String type;
        private final String words;

        Kind(String type, String words) {
            this.type = type;
            this.words = words;
        }

        /** The ARM resource type. */
        public String type() {
            return type;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Whether the cluster is an AKS cluster. */
    public boolean isAks() {
        return kind == Kind.AKS;
    }

    /** The ARM action on the cluster's own type, such as {@code read}. */
    public String action(String verb) {
        return kind.type() + "/" + verb;
    }

    @Override
    public String toString() {
        return kind + " " + id.name();
    }
}
