"""Attaches, lists, changes and detaches Kubernetes computes with Microsoft's azure-ai-ml."""

import os

from azure.ai.ml import MLClient
from azure.ai.ml.entities import IdentityConfiguration, KubernetesCompute, ManagedIdentityConfiguration
from azure.identity import ClientSecretCredential

URL = os.environ["EMULATOR_URL"]
os.environ["REQUESTS_CA_BUNDLE"] = os.environ["EMULATOR_CA"]
os.environ["ARM_CLOUD_METADATA_URL"] = URL + "/metadata/endpoints?api-version=2022-09-01"
os.environ["AZUREML_CURRENT_CLOUD"] = "AzureEmulator"

SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
GROUP = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-ml/providers"
CLUSTERS = {
    "py-aks": f"{GROUP}/Microsoft.ContainerService/managedClusters/aks-1",
    "py-arc": f"{GROUP}/Microsoft.Kubernetes/connectedClusters/edge-7",
}
TRAINING = f"{GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/id-training"


def compute(name, identity):
    return KubernetesCompute(
        name=name, resource_id=CLUSTERS[name], namespace="default", identity=identity, tags={"by": "azure-ai-ml"}
    )


credential = ClientSecretCredential(
    "11111111-1111-1111-1111-111111111111",
    "22222222-2222-2222-2222-222222222222",
    "emulator-secret",
    authority=URL,
    disable_instance_discovery=True,
)
client = MLClient(credential, SUBSCRIPTION, "rg-ml", "ml-prod", cloud="AzureEmulator")

for name in CLUSTERS:
    attached = client.compute.begin_attach(compute(name, IdentityConfiguration(type="SystemAssigned"))).result()
    assert attached.provisioning_state == "Succeeded", attached.provisioning_state
    assert client.compute.get(name).identity.principal_id, "a system-assigned identity"
assert set(CLUSTERS) <= {one.name for one in client.compute.list()}
for name in CLUSTERS:
    identity = IdentityConfiguration(
        type="UserAssigned", user_assigned_identities=[ManagedIdentityConfiguration(resource_id=TRAINING)]
    )
    client.compute.begin_create_or_update(compute(name, identity)).result()
    changed = client.compute.get(name)
    assert changed.identity.type.lower().replace("_", "") == "userassigned", changed.identity.type
    assert changed.namespace == "default", changed.namespace
    client.compute.begin_delete(name, action="Detach").result()
assert not set(CLUSTERS) & {one.name for one in client.compute.list()}
print("attached, listed, changed and detached: " + ", ".join(CLUSTERS))
