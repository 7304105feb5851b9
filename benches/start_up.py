"""How long scripts take to begin and to go on. See start-up.sh."""

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path


def cost(usage):
    """The CPU time of a process and of all that it has waited for, in milliseconds."""
    return (usage.ru_utime + usage.ru_stime) * 1000


def processes():
    """How many have been started on this machine until now."""
    with open("/proc/stat") as stat:
        return next(int(row.split()[1]) for row in stat if row.startswith("processes"))


def spawn(command):
    """A run without a terminal: milliseconds, and those of the CPU."""
    began = time.monotonic()
    child = os.posix_spawn(
        shutil.which(command[0]),
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    usage = os.wait4(child, 0)[2]
    return (time.monotonic() - began) * 1000, cost(usage)


def wait(terminal):
    """Waits for a question."""
    shown = b""
    while not shown.rstrip().endswith(b" >"):
        if not select.select([terminal], [], [], 20)[0]:
            sys.exit("no question: " + shown.decode(errors="replace"))
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            sys.exit("no question: " + shown.decode(errors="replace"))


def play(command, keys):
    """A run at a terminal, which is killed at the question behind the last of the keys:
    milliseconds to that question, the processes started for it, and the CPU time of all."""
    with tempfile.TemporaryDirectory() as state:
        began, count = time.monotonic(), processes()
        child, terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.environ.update(XDG_STATE_HOME=state, TERM="xterm")
            os.execvp(command[0], command)
        wait(terminal)
        for key in keys:
            # What is still under way belongs to the question before.
            time.sleep(0.3)
            began, count = time.monotonic(), processes()
            os.write(terminal, key.encode())
            wait(terminal)
        took, count = (time.monotonic() - began) * 1000, processes() - count
        if not keys:
            time.sleep(0.1)
        os.kill(child, signal.SIGKILL)
        usage = os.wait4(child, 0)[2]
        os.close(terminal)
        return took, cost(usage), count


def turns_of(measures, turns):
    """Each of the measures so often, in turns, since the machine may be shared."""
    rows = {name: [] for name in measures}
    for _ in range(turns):
        for name, measure in measures.items():
            rows[name].append(measure())
    return rows


def middle(rows, column):
    return statistics.median(row[column] for row in rows)


def tell(name, rows, bare=None, most=None):
    """A line of figures: medians, and how much that is over a bare start."""
    took, cpu = (middle(rows, n) for n in (0, 1))
    text = f"{name}: {took:.1f} ms (best {min(row[0] for row in rows):.1f}), CPU {cpu:.1f} ms"
    if bare:
        over, cpu_over = took - middle(bare, 0), cpu - middle(bare, 1)
        text += f"; over the shell's own {over:.1f} ms, CPU {cpu_over:.1f} ms"
    if len(rows[0]) > 2:
        text += f"; {min(row[2] for row in rows)} processes"
    if most:
        text += f" (asked for: {most} ms)"
    print(text, flush=True)


def main():
    script, largest, turns = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    shells = sys.argv[4].split(",")
    print(f"{sum(row.startswith(chr(9) + 'step ') for row in largest.open())} steps in the largest; {turns} turns, medians")
    if "bash" in shells:
        run = ["bash", str(script)]
        rows = turns_of(
            {
                "true": lambda: spawn(["bash", "-c", "true"]),
                "list": lambda: spawn(["bash", str(largest), "--list"]),
                "first": lambda: play(run, ""),
                "shown": lambda: play(run, "c"),
                "step": lambda: play(run, "cd"),
                "next": lambda: play(run, "cdd"),
            },
            turns,
        )
        tell("bash -c true", rows["true"])
        tell("runbook.sh --list", rows["list"], rows["true"], 50)
        tell("bash, the first question", rows["first"], None, 60)
        tell("bash, a step without a command", rows["step"] + rows["next"], None, 20)
        print(
            "  its CPU time, as the difference of runs with one more:"
            f" {(middle(rows['next'], 1) - middle(rows['shown'], 1)) / 2:.1f} ms"
        )
    if "powershell" in shells:
        if not shutil.which("pwsh"):
            sys.exit("skipped: no pwsh on PATH")
        with tempfile.TemporaryDirectory() as folder:
            empty, asking = Path(folder, "empty.ps1"), Path(folder, "asking.ps1")
            empty.write_text("")
            asking.write_text("[Console]::Write(' > ')\n[Console]::ReadKey($true)\n")
            pwsh = ["pwsh", "-NoLogo", "-NoProfile", "-File"]
            rows = turns_of(
                {
                    "empty": lambda: spawn([*pwsh, str(empty)]),
                    "list": lambda: spawn([*pwsh, str(largest.with_suffix(".ps1")), "-List"]),
                    "asking": lambda: play([*pwsh, str(asking)], ""),
                    "first": lambda: play([*pwsh, str(script.with_suffix(".ps1"))], ""),
                },
                turns,
            )
            tell("pwsh -File, an empty script", rows["empty"])
            tell("runbook.ps1 -List", rows["list"], rows["empty"], 300)
            tell("pwsh, a script that only asks", rows["asking"])
            tell("pwsh, the first question", rows["first"], rows["asking"], 300)


main()
