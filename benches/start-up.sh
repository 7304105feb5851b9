#!/usr/bin/env bash
# How much longer scripts take to begin than their shells do: the best of some turns, for the
# script with the most steps that the corpus has, else for this repository's own.
#
#   benches/start-up.sh
set -euo pipefail
cd "$(dirname "$0")/.."

corpus=${RUNBOOKC_CORPUS:-../shared/corpus}
turns=${TURNS:-15}
cargo build --quiet --release --bin runbookc
runbookc=$PWD/${CARGO_TARGET_DIR:-target}/release/runbookc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -d "$corpus/alchemy" ]; then
  "$runbookc" build "$corpus/alchemy" -o "$work/out" --pattern '{locale}/{path}.md' \
    --format bash,powershell >/dev/null 2>&1
else
  echo "no corpus in $corpus: the articles of docs/ instead" >&2
  "$runbookc" build docs -o "$work/out" --format bash,powershell >/dev/null 2>&1
fi
largest=$(
  find "$work/out" -name runbook.sh -exec awk '
    /^\tstep / { steps[FILENAME]++ }
    END { for (file in steps) print steps[file] "\t" file }' {} + | sort -rn | sed -n '1s/^[0-9]*\t//p'
)
cd "$(dirname "$largest")"

# The best of some turns, in milliseconds.
best() {
  local least='' turn begun took
  for ((turn = 0; turn < turns; turn++)); do
    begun=$(date +%s%N)
    "$@" >/dev/null
    took=$((($(date +%s%N) - begun) / 100000))
    if [ -z "$least" ] || [ "$took" -lt "$least" ]; then least=$took; fi
  done
  echo "$((least / 10)).$((least % 10))"
}

printf '%s steps\n' "$(grep -c $'^\tstep ' runbook.sh)"
printf 'bash -c true: %s ms, runbook.sh --list: %s ms\n' \
  "$(best bash -c true)" "$(best bash runbook.sh --list)"
if command -v pwsh >/dev/null; then
  printf 'pwsh -c true: %s ms, runbook.ps1 -List: %s ms\n' \
    "$(best pwsh -NoProfile -Command exit)" "$(best pwsh -NoProfile -File runbook.ps1 -List)"
else
  echo 'skipped: no pwsh on PATH'
fi
