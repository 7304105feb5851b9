#!/usr/bin/env bash
# How many instructions a cold build takes, or with --inspect the records of `inspect`: of the
# same eighty articles of the corpus, on one thread, by valgrind's count, which no other work on
# the machine changes.
#
#   benches/instructions.sh [--inspect] [PROGRAM...]
#
# Without a PROGRAM, the release build of this tree. Several, such as that of an older commit,
# are compared with the first.
set -euo pipefail
cd "$(dirname "$0")/.."

inspect=
if [ "${1:-}" = --inspect ]; then
  inspect=1
  shift
fi
corpus=${RUNBOOKC_CORPUS:-../shared/corpus}
if [ ! -d "$corpus/alchemy" ]; then
  echo "skipped: no corpus in $corpus (set RUNBOOKC_CORPUS to the folder that has alchemy/)" >&2
  exit 0
fi
command -v valgrind >/dev/null || {
  echo "skipped: no valgrind" >&2
  exit 0
}
if [ $# -eq 0 ]; then
  cargo build --quiet --release --bin runbookc
  set -- "${CARGO_TARGET_DIR:-target}/release/runbookc"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Every thirteenth article of the source language, with all of its translations.
(cd "$corpus/alchemy/en-US" && printf '%s\n' *.md) | LC_ALL=C sort |
  awk 'NR % 13 == 1 && ++n <= 80' >"$work/names"
for folder in "$corpus"/alchemy/*-*/; do
  locale=$(basename "$folder")
  mkdir -p "$work/docs/$locale"
  while IFS= read -r name; do
    if [ -f "$corpus/alchemy/$locale/$name" ]; then
      cp "$corpus/alchemy/$locale/$name" "$work/docs/$locale/"
    fi
  done <"$work/names"
done

first=
for program; do
  rm -rf "$work/out"
  if [ -n "$inspect" ]; then
    what=(inspect "$work/docs" --format jsonl)
  else
    what=(build "$work/docs" -o "$work/out")
  fi
  valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" \
    "$program" "${what[@]}" -j 1 --pattern '{locale}/{path}.md' \
    >/dev/null 2>"$work/said" || true
  count=$(sed -n 's/^==[0-9]*== Collected : //p' "$work/said")
  if [ -z "$count" ]; then
    cat "$work/said" >&2
    exit 1
  fi
  first=${first:-$count}
  awk -v n="$count" -v first="$first" -v program="$program" \
    'BEGIN { printf "%7.1f million instructions  %.2f  %s\n", n / 1e6, n / first, program }'
done
