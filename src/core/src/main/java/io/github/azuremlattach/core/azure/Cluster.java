package io.github.azuremlattach.core.azure;

/**
 * A cluster as Azure answers it.
 *
 * @param provisioningState its provisioning state
 * @param availability {@code Running} or {@code Stopped} for AKS; {@code Connected}, {@code Connecting},
 *     {@code Offline} or {@code Expired} for Arc; empty when Azure does not say
 * @param managedIdentity whether it acts by a managed identity, which Azure Machine Learning demands
 * @param runCommand whether AKS run-command may be used
 * @param trustedAccess why Azure Machine Learning needs Trusted Access to it; empty when it does not
 * @param details what an installation inside it rests on
 */
public record Cluster(
        String provisioningState,
        String availability,
        boolean managedIdentity,
        boolean runCommand,
        String trustedAccess,
        Details details) {

    /** A cluster of which no details are known. */
    public Cluster(
            String provisioningState,
            String availability,
            boolean managedIdentity,
            boolean runCommand,
            String trustedAccess) {
        this(provisioningState, availability, managedIdentity, runCommand, trustedAccess, Details.UNKNOWN);
    }

    /**
     * What an installation inside a cluster rests on.
     *
     * @param location its region, in lower case; empty when unknown
     * @param nodes how many nodes it has; -1 when unknown
     * @param distribution its Kubernetes distribution, such as {@code openshift}; empty for AKS
     * @param entra whether it is integrated with Microsoft Entra ID, so that a command in it needs a token of its own
     * @param issuer the URL of its OIDC issuer; empty when it has none
     */
    public record Details(String location, int nodes, String distribution, boolean entra, String issuer) {
        /** Nothing is known. */
        public static final Details UNKNOWN = new Details("", -1, "", false, "");
    }
}
