#!/bin/sh
# Builds the image of the Action with podman and tests it as GitHub's runner starts it, against the emulator.
# image.sh [--twice] [tag]; with --twice it builds once more and compares. Without podman, or where the base images
# cannot be had, it says so and does nothing; with CI=true that is a failure.
#   VERSION, SOURCE   of the labels of a release
#   PLATFORM          linux/arm64 and the like: another architecture than the machine's, where binfmt_misc has an emulator
#                     for it. Builds and attaches, but measures neither times nor memory.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
twice=
if [ "${1:-}" = --twice ]; then
  twice=yes
  shift
fi
tag=${1:-azureml-attach:dev}
most_bytes=70000000
epoch=1767225600

skip() {
  if [ "${CI:-}" = true ]; then
    echo "image: $*" >&2
    exit 1
  fi
  echo "image: skipped: $*"
  exit 0
}

command -v podman > /dev/null || skip "podman is not installed"
cd "$here/.."
platform=${PLATFORM:+--platform $PLATFORM}
for base in $(sed -n 's/^FROM \(.*\/[^ ]*\) AS .*/\1/p' action/Dockerfile); do
  there=$(podman image inspect -f '{{.Os}}/{{.Architecture}}' "$base" 2> /dev/null || true)
  [ -n "$there" ] && [ "$there" = "${PLATFORM:-$there}" ] && continue
  if ! timeout 300 podman pull -q $platform "$base" > /dev/null 2>&1; then
    skip "the base image $base cannot be pulled"
  fi
done

if [ ! -e action/target/azureml-attach-action.jar ] || [ ! -e src/emulator/target/azureml-attach-emulator.jar ]; then
  mvn -q -B package -DskipTests
fi
cp src/emulator/target/azureml-attach-emulator.jar action/target/

revision=$(git rev-parse HEAD 2> /dev/null || echo unknown)
work=$(mktemp -d)
mark=azureml-attach-test=$$
background=
end() {
  for process in $background; do
    kill "$process" 2> /dev/null || true
  done
  wait
  left=$(podman ps -aq --filter "label=$mark")
  [ -z "$left" ] || podman rm -f -t 1 $left > /dev/null
  rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM
fail() {
  echo "image: $*" >&2
  [ ! -e "$work/log" ] || cat "$work/log" >&2
  exit 1
}

# Machines without CAP_SYS_RESOURCE refuse podman's own limits, which are as high as the kernel allows.
limits='--ulimit nofile=4096:4096 --ulimit nproc=4096:4096'

# No network: all that the build needs besides its base images is in action/. The rest: more arguments of podman.
build() {
  timeout 900 podman build $platform --pull=never --network=none --timestamp "$epoch" --build-arg "SOURCE_DATE_EPOCH=$epoch" \
    --build-arg "VERSION=${VERSION:-dev}" --build-arg "REVISION=$revision" --build-arg "SOURCE=${SOURCE:-unknown}" \
    "$@" action > "$work/log" 2>&1 \
    || fail "the build fails"
}
build -t "$tag"

cat > "$work/scenario.yaml" <<'YAML'
tenants: {contoso: {id: 11111111-1111-1111-1111-111111111111}}
subscriptions: {ml: {id: 00000000-0000-0000-0000-000000000000}}
resourceGroups: {rg-ml: {location: westeurope}}
principals:
  pipeline:
    clientId: 22222222-2222-2222-2222-222222222222
    objectId: 33333333-3333-3333-3333-333333333333
    secret: emulator-secret
    roles: [Owner @ subscription]
storageAccounts: {stmlprod: {}}
containerRegistries: {crmlprod: {}}
workspaces: {ml-prod: {identity: SystemAssigned, storageAccount: stmlprod, containerRegistry: crmlprod}}
aks: {aks-1: {namespaces: [default, azureml, team-a], extension: {}}}
replicationDelay: 0s
provisioning:
  duration: 0s
  computes: {"slow*": {duration: 10m}}
YAML
java -jar action/target/azureml-attach-emulator.jar --port 0 --scenario "$work/scenario.yaml" --ca-out "$work/ca.pem" \
  > "$work/emulator.log" 2>&1 &
emulator=$!
background=$emulator
until grep -q '^Ready' "$work/emulator.log"; do
  kill -0 "$emulator" || fail "the emulator does not start: $(cat "$work/emulator.log")"
  sleep 0.1
done
url=$(grep -o 'https://localhost:[0-9]*' "$work/emulator.log" | head -n 1)

# As the runner does it: inputs with hyphens, command files and workspace mounted, root, the job's folder.
# $1: the compute; the rest: more arguments of podman.
run() {
  compute=$1
  shift
  rm -rf "$work/workspace" "$work/commands"
  mkdir -p "$work/workspace" "$work/commands"
  cp "$work/ca.pem" "$work/workspace/"
  touch "$work/commands/output" "$work/commands/summary"
  timeout 120 podman run --rm $platform $limits --label "$mark" --network=host --workdir /github/workspace \
    -v "$work/commands:/github/file_commands" -v "$work/workspace:/github/workspace" \
    -e GITHUB_OUTPUT=/github/file_commands/output -e GITHUB_STEP_SUMMARY=/github/file_commands/summary \
    -e GITHUB_WORKSPACE=/github/workspace -e HOME=/github/home -e CI=true -e GITHUB_ACTIONS=true \
    -e INPUT_RESOURCE-GROUP=rg-ml -e INPUT_WORKSPACE-NAME=ml-prod -e "INPUT_COMPUTE-NAME=$compute" \
    -e INPUT_RESOURCE-ID=/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/Microsoft.ContainerService/managedClusters/aks-1 \
    -e INPUT_NAMESPACE=team-a -e INPUT_IDENTITY-TYPE=SystemAssigned -e 'INPUT_COMPUTE-ROLES=AcrPull @ registry' \
    -e 'INPUT_DESCRIPTION=Größe 日本 🚀' -e INPUT_JUNIT=junit/attach.xml \
    -e INPUT_TENANT-ID=11111111-1111-1111-1111-111111111111 \
    -e INPUT_CLIENT-ID=22222222-2222-2222-2222-222222222222 -e INPUT_CLIENT-SECRET=emulator-secret \
    -e "INPUT_RESOURCE-MANAGER-URL=$url" -e "INPUT_AUTHORITY-URL=$url" -e INPUT_CA-BUNDLE=ca.pem \
    "$@" "$tag" > "$work/log" 2>&1
}
output() {
  sed -n "/^$1<</{n;p;}" "$work/commands/output"
}

run team-a || fail "the attach fails"
[ "$(output outcome)" = attached ] || fail "outcome is '$(output outcome)'"
[ "$(output provisioning-state)" = Succeeded ] || fail "state is '$(output provisioning-state)'"
grep -q '^## ✓ team-a attached to ml-prod' "$work/commands/summary" || fail "the summary has no title"
[ -s "$work/workspace/$(output report)" ] && [ -s "$work/workspace/junit/attach.xml" ] || fail "a file is missing"
curl -s --cacert "$work/ca.pem" "$url/_emulator/state" | grep -q 'Größe 日本 🚀' || fail "non-ASCII input is lost"

# The command line, in the same image.
version=$(timeout 60 podman run --rm $platform $limits --label "$mark" "$tag" --version) || fail "the command line does not start"
[ "${version#azureml-attach }" != "$version" ] || fail "the version is '$version'"

# The launcher takes this variable; the JVM does not start unless the cache is there and fits.
run team-a -e JDK_JAVA_OPTIONS=-XX:AOTMode=on || fail "the AOT cache is not in use"
[ "$(output outcome)" = unchanged ] || fail "outcome is '$(output outcome)'"

if [ -n "$platform" ]; then
  echo "image: $tag works for $PLATFORM by emulation; AOT cache in use"
  exit 0
fi

# $1: the signal; $2: the exit code that the JVM has for it.
cancel() {
  rm -f "$work/log"
  run "slow-$1" --name "azureml-attach-$1-$$" &
  slow=$!
  background="$emulator $slow"
  for _ in $(seq 300); do
    grep -q Creating "$work/log" 2> /dev/null && break
    sleep 0.2
  done
  started=$(date +%s)
  podman kill --signal "$1" "azureml-attach-$1-$$" > /dev/null
  code=0
  wait "$slow" || code=$?
  [ "$code" -eq "$2" ] && [ $(($(date +%s) - started)) -le 5 ] || fail "after SIG$1: exit code $code"
  [ "$(output outcome)" = cancelled ] && grep -q 'az ml compute detach' "$work/log" || fail "SIG$1 is not answered"
}
cancel INT 130
cancel TERM 143

bytes=$(podman save "$tag" | gzip -9 | wc -c)
[ "$bytes" -le "$most_bytes" ] || fail "$bytes bytes compressed are more than $most_bytes"

# A whole run, from podman to its end: five times, each a new attach; and the most memory that the JVM has held.
for i in 1 2 3 4 5; do
  from=$(date +%s%N)
  run "timed-$i" || fail "the attach fails"
  echo $((($(date +%s%N) - from) / 1000000))
done | sort -n > "$work/times"
run memory --name azureml-attach-memory-$$ &
memory=$!
background="$emulator $memory"
peak=0
while kill -0 "$memory" 2> /dev/null; do
  pid=$(podman inspect -f '{{.State.Pid}}' "azureml-attach-memory-$$" 2> /dev/null || echo 0)
  while seen=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$pid/status" 2> /dev/null) && [ -n "$seen" ]; do
    peak=$seen
    sleep 0.02
  done
done

# Of two builds only the last layer differs, the AOT cache: it keeps what a live run did.
if [ -n "$twice" ]; then
  layers() {
    podman image inspect -f '{{range .RootFS.Layers}}{{println .}}{{end}}' "$1" | grep . | sed '$d'
  }
  config() {
    podman image inspect -f '{{json .Config}} {{.Created}} {{.Architecture}} {{.Os}}' "$1"
  }
  build --no-cache -t "$tag-again"
  [ "$(layers "$tag")" = "$(layers "$tag-again")" ] || fail "two builds differ in more than the AOT cache"
  [ "$(config "$tag")" = "$(config "$tag-again")" ] || fail "two builds differ in their configuration"
  podman rmi "$tag-again" > /dev/null
  echo "image: two builds have the same configuration and layers but for the AOT cache"
fi
echo "image: $tag works; $((bytes / 1000000)) MB compressed, AOT cache in use, a whole run takes" \
  "$(sed -n 3p "$work/times") ms (median of 5) and $((peak / 1000)) MB at most"
