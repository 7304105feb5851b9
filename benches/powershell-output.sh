#!/usr/bin/env bash
# How long the output of a command takes in a PowerShell runbook, beside `pwsh` alone on the same
# terminal: lines of a program and objects of PowerShell, where commands have the terminal, where a
# secret is covered, and where the output is compared. A figure is the middle one of three.
#
#   benches/powershell-output.sh
set -euo pipefail
cd "$(dirname "$0")/.."

command -v pwsh >/dev/null || {
  echo "skipped: no pwsh on PATH" >&2
  exit 0
}
cargo build --quiet --release --bin runbookc
runbookc=$PWD/${CARGO_TARGET_DIR:-target}/release/runbookc
case ${CARGO_TARGET_DIR:-} in /*) runbookc=$CARGO_TARGET_DIR/release/runbookc ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

RUNBOOKC=$runbookc python3 benches/powershell_output.py "$work"
