#!/usr/bin/env bash
# How much longer scripts take to begin than their shells do, and how long from a step without a
# command to the next one: medians of some turns, and the time of the CPU, since the machine may be
# shared. `--list` is of the script with the most steps that the corpus has, else, and at a terminal,
# of this repository's own.
#
#   benches/start-up.sh                       TURNS=15 SHELLS=bash,powershell
#   RUNBOOKC=target/debug/runbookc LARGEST=/tmp/x/runbook.sh benches/start-up.sh
#                                             with a program, and a script, that are there already
set -euo pipefail
cd "$(dirname "$0")/.."

corpus=${RUNBOOKC_CORPUS:-../shared/corpus}
runbookc=${RUNBOOKC:-}
if [ -z "$runbookc" ]; then
  cargo build --quiet --release --bin runbookc
  runbookc=${CARGO_TARGET_DIR:-target}/release/runbookc
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$runbookc" build docs -o "$work/docs" --format bash,powershell >/dev/null 2>&1
largest=${LARGEST:-}
if [ -z "$largest" ]; then
  out=$work/docs
  if [ -d "$corpus/alchemy" ]; then
    out=$work/out
    "$runbookc" build "$corpus/alchemy" -o "$out" --pattern '{locale}/{path}.md' \
      --format bash,powershell >/dev/null 2>&1
  else
    echo "no corpus in $corpus: the articles of docs/ instead" >&2
  fi
  largest=$(
    find "$out" -name runbook.sh -exec awk '
      /^\tstep / { steps[FILENAME]++ }
      END { for (file in steps) print steps[file] "\t" file }' {} + | sort -rn | sed -n '1s/^[0-9]*\t//p'
  )
fi
python3 benches/start_up.py "$work/docs/enable-password-writeback/runbook.sh" "$largest" \
  "${TURNS:-15}" "${SHELLS:-bash,powershell}"
