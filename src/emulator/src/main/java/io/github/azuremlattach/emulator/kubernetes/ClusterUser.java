package io.github.azuremlattach.emulator.kubernetes;

/** Whom a command runs as inside the cluster. */
public interface ClusterUser {
    /** What messages call the user. */
    String name();

    /**
     * Whether the user may do it.
     *
     * @param verb get, list, create, patch or delete
     * @param group the API group, empty for the core group
     * @param resource the plural, such as namespaces
     */
    boolean may(String verb, String group, String resource);

    /** The cluster's administrator, who may do everything. */
    ClusterUser ADMIN = new ClusterUser() {
        @Override
        public String name() {
            return "clusterAdmin";
        }

        @Override
        public boolean may(String verb, String group, String resource) {
            return true;
        }
    };
}
