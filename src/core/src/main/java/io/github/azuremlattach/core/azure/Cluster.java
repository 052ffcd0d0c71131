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
 */
public record Cluster(
        String provisioningState,
        String availability,
        boolean managedIdentity,
        boolean runCommand,
        String trustedAccess) {}
