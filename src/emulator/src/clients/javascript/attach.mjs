// Attaches, lists, changes and detaches Kubernetes computes with Microsoft's @azure/arm-machinelearning.
import assert from "node:assert";
import { AzureMachineLearningWorkspaces } from "@azure/arm-machinelearning";
import { ClientSecretCredential } from "@azure/identity";

const url = process.env.EMULATOR_URL;
const subscription = "00000000-0000-0000-0000-000000000000";
const group = `/subscriptions/${subscription}/resourceGroups/rg-ml/providers`;
const clusters = {
  "js-aks": `${group}/Microsoft.ContainerService/managedClusters/aks-1`,
  "js-arc": `${group}/Microsoft.Kubernetes/connectedClusters/edge-7`,
};
const training = `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-training`;
const credential = new ClientSecretCredential(
  "11111111-1111-1111-1111-111111111111",
  "22222222-2222-2222-2222-222222222222",
  "emulator-secret",
  { authorityHost: url, disableInstanceDiscovery: true },
);
const client = new AzureMachineLearningWorkspaces(credential, subscription, {
  endpoint: url,
  credentialScopes: [`${url}/.default`],
});
const quick = { updateIntervalInMs: 500 };

function body(name, identity) {
  return {
    location: "westeurope",
    identity,
    tags: { by: "arm-machinelearning" },
    properties: { computeType: "Kubernetes", resourceId: clusters[name], properties: { namespace: "default" } },
  };
}

async function names() {
  const found = [];
  for await (const one of client.computeOperations.list("rg-ml", "ml-prod")) {
    found.push(one.name);
  }
  return found;
}

for (const name of Object.keys(clusters)) {
  const attached = await client.computeOperations.beginCreateOrUpdateAndWait(
    "rg-ml", "ml-prod", name, body(name, { type: "SystemAssigned" }), quick);
  assert.equal(attached.properties.provisioningState, "Succeeded");
  assert.ok((await client.computeOperations.get("rg-ml", "ml-prod", name)).identity.principalId);
}
assert.equal((await names()).filter((one) => one in clusters).length, 2);
for (const name of Object.keys(clusters)) {
  const identity = { type: "UserAssigned", userAssignedIdentities: { [training]: {} } };
  await client.computeOperations.beginCreateOrUpdateAndWait("rg-ml", "ml-prod", name, body(name, identity), quick);
  const changed = await client.computeOperations.get("rg-ml", "ml-prod", name);
  assert.equal(changed.identity.type, "UserAssigned");
  await client.computeOperations.beginDeleteAndWait("rg-ml", "ml-prod", name, "Detach", quick);
}
assert.equal((await names()).filter((one) => one in clusters).length, 0);
console.log("attached, listed, changed and detached: " + Object.keys(clusters).join(", "));
