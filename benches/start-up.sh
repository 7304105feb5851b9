#!/usr/bin/env bash
# How much longer scripts take to begin than their shells do: the best of some turns, for the
# script with the most steps that the corpus has, else for this repository's own.
#
# And how long bash takes at a terminal to the first question, and from a step without a command
# to the next one, with the processes that it starts for it, at most: medians, for this repository's own.
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

if ! command -v python3 >/dev/null; then
  echo 'skipped: no python3 for a terminal'
  exit 0
fi
[ -d "$work/docs" ] || "$runbookc" build "$OLDPWD/docs" -o "$work/docs" >/dev/null 2>&1
python3 - "$work/docs/enable-password-writeback/runbook.sh" "$turns" <<'END'
import os, pty, select, signal, statistics, sys, tempfile, time

script, turns = sys.argv[1], int(sys.argv[2])


def processes():
    """How many have been started on this machine until now."""
    with open("/proc/stat") as stat:
        return next(int(row.split()[1]) for row in stat if row.startswith("processes"))


def answer(terminal):
    """Waits for a question."""
    shown = b""
    while not shown.rstrip().endswith(b" >"):
        if not select.select([terminal], [], [], 10)[0]:
            sys.exit("no question: " + shown.decode())
        shown += os.read(terminal, 65536)


times = []
for _ in range(turns):
    with tempfile.TemporaryDirectory() as state:
        row, began, count = [], time.monotonic(), processes()
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(XDG_STATE_HOME=state, TERM="xterm")
            os.execvp("bash", ["bash", script])
        for key in b"cdd":
            answer(terminal)
            row += [(time.monotonic() - began) * 1000, processes() - count]
            # What is still under way belongs to the question before.
            time.sleep(0.3)
            began, count = time.monotonic(), processes()
            os.write(terminal, bytes([key]))
        answer(terminal)
        times.append(row)
        os.kill(child, signal.SIGTERM)
        os.close(terminal)
        os.waitpid(child, 0)
names = ["the first question", "the first step", "a step without a command"]
for n, name in enumerate(names):
    took, started = ([row[2 * n + k] for row in times] for k in (0, 1))
    print(
        f"{name}: {statistics.median(took):.1f} ms (best {min(took):.1f}),"
        f" {min(started)} processes"
    )
END
