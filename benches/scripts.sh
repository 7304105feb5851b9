#!/usr/bin/env bash
# How large scripts are: those of an article of thirteen steps, in the languages of the guide and in one,
# with the lines that a reviewer reads; and those of the corpus, with a runtime each and with a
# shared one.
#
#   benches/scripts.sh
set -euo pipefail
cd "$(dirname "$0")/.."

corpus=${RUNBOOKC_CORPUS:-../shared/corpus}
cargo build --quiet --release --bin runbookc
runbookc=${CARGO_TARGET_DIR:-target}/release/runbookc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
article=enable-password-writeback

size() {
  wc -c <"$1" | tr -d ' '
}

# The lines that the header names for review.
reviewed() {
  sed -n 's/^# To review it: lines \([0-9]*\)-\([0-9]*\) .*/\1 \2/p' "$1" | {
    read -r first last
    echo $((last - first + 1))
  }
}

"$runbookc" build docs -o "$work/all" >/dev/null
"$runbookc" build docs -o "$work/one" --locale en-US >/dev/null 2>&1
for languages in all one; do
  for file in runbook.sh runbook.ps1; do
    script=$work/$languages/$article/$file
    printf '%s, %s language(s): %s bytes, %s lines to review\n' \
      "$file" "$languages" "$(size "$script")" "$(reviewed "$script")"
  done
done

if [ ! -d "$corpus/alchemy" ]; then
  echo "skipped: no corpus in $corpus (set RUNBOOKC_CORPUS to the folder that has alchemy/)" >&2
  exit 0
fi
for runtime in own shared; do
  "$runbookc" build "$corpus/alchemy" -o "$work/$runtime" --pattern '{locale}/{path}.md' \
    --format bash,powershell --runtime "$runtime" >/dev/null 2>&1
  for extension in sh ps1; do
    find "$work/$runtime" -name "*.$extension" -print0 | xargs -0 cat | wc -c |
      awk -v e="$extension" -v r="$runtime" '{ printf "the corpus, %s, runtime %s: %d bytes\n", e, r, $1 }'
  done
done
# The runtimes that stand at the end of scripts, told apart by their hashes.
for extension in sh ps1; do
  find "$work/own" -name "runbook.$extension" -exec sed -n '1,14s/^#   \([0-9a-f]\{64\}\).*/\1/p' {} \; |
    sort | uniq -c | sort -rn |
    awk -v e="$extension" '{ n++; s = s " " $1 } END { print e ": " n " different runtimes, in so many scripts:" s }'
done
