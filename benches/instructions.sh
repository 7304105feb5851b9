#!/usr/bin/env bash
# How many instructions a cold build takes, or with --inspect the records of `inspect`: of the
# same eighty articles of the corpus, on one thread, by valgrind's count, which no other work on
# the machine changes.
#
#   benches/instructions.sh [--inspect] [--articles N] [PROGRAM...]
#
# What is read once, such as the words of the languages, counts the less the more articles are
# read: with N of them, all of the corpus where there are no more.
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
articles=80
if [ "${1:-}" = --articles ]; then
  articles=$2
  shift 2
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
# So many articles of the source language from all of it, with all of their translations.
(cd "$corpus/alchemy/en-US" && printf '%s\n' *.md) | LC_ALL=C sort >"$work/all"
each=$(($(wc -l <"$work/all") / articles))
awk -v each="$((each > 1 ? each : 1))" -v most="$articles" \
  '(NR - 1) % each == 0 && ++n <= most' "$work/all" >"$work/names"
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
