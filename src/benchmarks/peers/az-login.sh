#!/bin/sh
# Makes the Azure CLI know the emulator as a cloud of its own and signs in: az-login.sh <az> <url>.
set -eu
az=$1
url=$2
"$az" cloud register --name Emulator \
  --endpoint-resource-manager "$url/" --endpoint-management "$url/" \
  --endpoint-active-directory "$url" --endpoint-active-directory-resource-id "$url/" \
  --endpoint-microsoft-graph-resource-id "$url/"
"$az" cloud set --name Emulator
"$az" config set core.instance_discovery=false core.collect_telemetry=false
"$az" login --service-principal --tenant 11111111-1111-1111-1111-111111111111 \
  --username 22222222-2222-2222-2222-222222222222 --password emulator-secret
