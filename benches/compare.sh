#!/usr/bin/env bash
# The whole-process comparison: runbookc on the corpus against the yardstick
# (examples/baseline.rs) and against programs that do a part of the same work. Prints Markdown
# tables.
#
#   benches/compare.sh [--install-peers] [options of measure.py: see --help]
#
# --install-peers installs mdBook, pandoc, mdpo and po4a first; a peer that is not there is left
# out and named. The corpus is $RUNBOOKC_CORPUS or ../shared/corpus.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-target}
tools=$target/bench/tools
corpus=${RUNBOOKC_CORPUS:-../shared/corpus}

install_peers() {
  # pandoc and po4a come from Debian, which elsewhere is the user's own affair.
  if ! command -v pandoc >/dev/null || ! command -v po4a-updatepo >/dev/null; then
    apt-get update -qq && apt-get install -y -qq pandoc po4a
  fi
  [ -x "$tools/python/bin/md2po" ] || {
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check mdpo==2.1.4
  }
  [ -x "$tools/bin/mdbook" ] ||
    cargo install --quiet --locked --no-default-features --version 0.5.4 --root "$tools" mdbook
}

if [ "${1:-}" = --install-peers ]; then
  shift
  install_peers
fi
if [ ! -d "$corpus/alchemy" ]; then
  echo "skipped: no corpus in $corpus (set RUNBOOKC_CORPUS to the folder that has alchemy/)" >&2
  exit 0
fi
cargo build --quiet --release --bin runbookc --example baseline
exec python3 benches/measure.py --target "$target" --corpus "$corpus/alchemy" "$@"
