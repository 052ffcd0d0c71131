#!/bin/sh
# Runs inside the image's build: attaches for real, against the emulator, so that the runtime can keep what it learnt.
set -eu
app=/opt/azureml-attach
work=/training
java -jar "$work/emulator.jar" --port 0 --ca-out "$work/ca.pem" > "$work/emulator.log" 2>&1 &
emulator=$!
until grep -q '^Ready' "$work/emulator.log"; do
  kill -0 "$emulator" || { cat "$work/emulator.log"; exit 1; }
  sleep 0.2
done

url=$(grep -o 'https://localhost:[0-9]*' "$work/emulator.log" | head -n 1)

{ grep -v '^#' "$work/jvm-options"; echo "-cp $app/action.jar"; } > "$app/training-options"

cd "$work"
cluster=/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/Microsoft.ContainerService/managedClusters/aks-1
# $1: the options; $2: the compute; the rest: more of the environment.
attach() {
  options=$1
  compute=$2
  shift 2
  env LANG=C.UTF-8 GITHUB_WORKSPACE="$work" GITHUB_OUTPUT="$work/output" GITHUB_STEP_SUMMARY="$work/summary" \
    INPUT_RESOURCE-GROUP=rg-ml INPUT_WORKSPACE-NAME=ml-prod INPUT_COMPUTE-NAME="$compute" \
    INPUT_RESOURCE-ID="$cluster" INPUT_NAMESPACE=team-a INPUT_IDENTITY-TYPE=SystemAssigned \
    'INPUT_COMPUTE-ROLES=AcrPull @ registry' INPUT_TENANT-ID=11111111-1111-1111-1111-111111111111 \
    INPUT_CLIENT-ID=22222222-2222-2222-2222-222222222222 INPUT_CLIENT-SECRET=emulator-secret \
    INPUT_RESOURCE-MANAGER-URL="$url" INPUT_AUTHORITY-URL="$url" \
    INPUT_CA-BUNDLE="$work/ca.pem" "$@" \
    "$app/jre/bin/java" $options io.github.azuremlattach.action.Main
}
attach "-XX:AOTCacheOutput=$app/action.aot @$app/training-options" trained INPUT_JUNIT=junit.xml

{ printf '%s\n' "-XX:AOTCache=$app/action.aot"; cat "$app/training-options"; } > "$app/options"
rm "$app/training-options"
# Refuses to start unless the cache fits.
attach "-XX:AOTMode=on @$app/options" trained > /dev/null
kill "$emulator"
