#!/usr/bin/env bash
# Attaches, lists, changes and detaches Kubernetes computes with the Azure CLI. Its ml extension is in no package registry,
# so the computes go through az rest; clusters, roles and identities through its own commands.
set -eu
export REQUESTS_CA_BUNDLE="$EMULATOR_CA" AZURE_CONFIG_DIR="$PWD/azure"
subscription=/subscriptions/00000000-0000-0000-0000-000000000000
group=$subscription/resourceGroups/rg-ml/providers
computes=$EMULATOR_URL$group/Microsoft.MachineLearningServices/workspaces/ml-prod/computes
version='api-version=2024-10-01'
training=$group/Microsoft.ManagedIdentity/userAssignedIdentities/id-training

az cloud register --name Emulator --endpoint-resource-manager "$EMULATOR_URL/" --endpoint-management "$EMULATOR_URL/" \
  --endpoint-active-directory "$EMULATOR_URL" --endpoint-active-directory-resource-id "$EMULATOR_URL/" \
  --endpoint-microsoft-graph-resource-id "$EMULATOR_URL/" --only-show-errors
az cloud set --name Emulator --only-show-errors
az config set core.instance_discovery=false --only-show-errors
az login --service-principal --tenant 11111111-1111-1111-1111-111111111111 \
  --username 22222222-2222-2222-2222-222222222222 --password emulator-secret --output none

# The pipeline's role, by the commands of the README.
root=$(cd "$(dirname "$0")/../../../../.." && pwd)
cp "$root/docs/pipeline-role.json" .
principal=33333333-3333-3333-3333-333333333333
{
  echo "SUBSCRIPTION=${subscription##*/} GROUP=rg-ml CLUSTER_GROUP=rg-ml PRINCIPAL=$principal"
  awk '/^```/ { if (code ~ /az role definition create/) { printf "%s", code; exit } code = ""; next } { code = code $0 "\n" }' \
    "$root/README.md"
} > role.sh
bash -eu role.sh > role.log
[ "$(az role assignment list --scope "${group%/providers}" --assignee-object-id "$principal" --fill-principal-name false \
  --query "[?roleDefinitionName=='Azure ML attach pipeline'] | length(@)" --output tsv)" = 1 ]

rest() {
  az rest --method "$1" --url "$2" --resource "$EMULATOR_URL/" --only-show-errors "${@:3}"
}

attach() {
  rest put "$computes/$1?$version" --output none --body "{\"location\": \"westeurope\", \"identity\": $3,
    \"properties\": {\"computeType\": \"Kubernetes\", \"resourceId\": \"$2\", \"properties\": {\"namespace\": \"default\"}}}"
  until [ "$(rest get "$computes/$1?$version" --query properties.provisioningState --output tsv)" = Succeeded ]; do
    sleep 1
  done
}

aks=$(az aks show --resource-group rg-ml --name aks-1 --query id --output tsv)
arc=$(az resource list --resource-type Microsoft.Kubernetes/connectedClusters --query '[0].id' --output tsv)
for name in az-aks az-arc; do
  if [ "$name" = az-aks ]; then cluster=$aks; else cluster=$arc; fi
  attach $name "$cluster" '{"type": "SystemAssigned"}'
  principal=$(rest get "$computes/$name?$version" --query identity.principalId --output tsv)
  az role assignment create --assignee-object-id "$principal" --assignee-principal-type ServicePrincipal --role AcrPull \
    --scope "$group/Microsoft.ContainerRegistry/registries/crmlprod" --output none
  [ "$(rest get "$computes?$version" --query "length(value[?name=='$name'])" --output tsv)" = 1 ]
  attach $name "$cluster" "{\"type\": \"UserAssigned\", \"userAssignedIdentities\": {\"$training\": {}}}"
  [ "$(rest get "$computes/$name?$version" --query identity.type --output tsv)" = UserAssigned ]
  rest delete "$computes/$name?$version&underlyingResourceAction=Detach" --output none
done
echo "attached, listed, changed and detached: az-aks, az-arc"
