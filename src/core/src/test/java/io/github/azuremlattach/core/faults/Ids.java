package io.github.azuremlattach.core.faults;

/** The ids of the standard scenario. */
final class Ids {
    static final String PROVIDERS =
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/";
    static final String WORKSPACES = PROVIDERS + "Microsoft.MachineLearningServices/workspaces/";
    static final String AKS = PROVIDERS + "Microsoft.ContainerService/managedClusters/aks-1";
    static final String ARC = PROVIDERS + "Microsoft.Kubernetes/connectedClusters/edge-7";
    static final String RELAY = PROVIDERS + "Microsoft.Relay/namespaces/edge700000000000000000000000000000000rgmlrelay";
    static final String IDENTITIES = PROVIDERS + "Microsoft.ManagedIdentity/userAssignedIdentities/";
    static final String TRAINING = IDENTITIES + "id-training";
    static final String STORAGE = PROVIDERS + "Microsoft.Storage/storageAccounts/stmlprod";
    static final String REGISTRY = PROVIDERS + "Microsoft.ContainerRegistry/registries/crmlprod";

    private Ids() {}
}
