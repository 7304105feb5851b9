#!/usr/bin/env python3
"""Records a run with a failure, a correction, a roll-back and a resume as asciicasts (version 2).

    benches/casts/record.py RUNBOOKC FOLDER [--size 40x20] [--term vt100] [--shell bash] [LOCALE...]

RUNBOOKC is the program that makes the runbook, of the articles beside this file. Each start is a
file of its own, FOLDER/LOCALE-SHELL-COLUMNSxROWS-N.cast, which `asciinema play` shows. Both shells
are recorded unless one is named; where there is no pwsh, that is said. With `--in tmux` or
`--in screen`, it is recorded through one of these.
"""

import argparse
import codecs
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

# What is typed at each question, start by start. The first of them ends in the middle; before
# the second, the operator has put there what was missing.
STARTS = [
    ["c", "red spines\n", "r", "v", "blue spines\n", "r", "r", "n", "no catalogue there\n", "q", "u"],
    ["c", "r", "r", "d"],
]
# A program asks where the cursor is (ECMA-48: DSR, CPR).
WHERE, HERE = b"\x1b[6n", b"\x1b[1;1R"
# What stands at the end where something is asked, whatever modes are set behind it.
ASKED = re.compile(rb"> (\x1b(\[[0-9;?]*[a-zA-Z]|[=>]|\([AB0]))*$")
# The same where something else draws the screen, in no order.
DRAWN = re.compile(rb"(^|[^\x1b\[?])>")
# What a script is run with, in what it is run, and how these are told the language.
SHELLS = {
    "bash": (["bash"], "runbook.sh", "--lang"),
    "powershell": (["pwsh", "-NoProfile", "-File"], "runbook.ps1", "-Lang"),
}
# What may draw the screen for it.
INSIDE = {
    None: [],
    # A socket of its own for each start, and nobody's settings.
    "tmux": ["tmux", "-S", "{place}/tmux-{n}", "-f", "/dev/null", "-u", "new-session"],
    "screen": ["screen", "-U", "-c", "/dev/null"],
}


def play(command, folder, environment, size, keys, inside):
    """Runs a command on a terminal; gives what it shows, with the seconds until then.
    `inside` is what draws the screen for it, if something does."""
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    begun, shown, keys, since, quiet = time.monotonic(), [], list(keys), b"", 0
    while True:
        # A question stands where a row is open and nothing follows.
        if not select.select([terminal], [], [], 0.4)[0]:
            quiet += 1
            if keys and (DRAWN.search(since) and quiet > 3 if inside else ASKED.search(since)):
                os.write(terminal, keys.pop(0).encode())
                since, quiet = b"", 0
            elif time.monotonic() - begun > 120:
                os.kill(child, 9)
                sys.exit("it neither asks nor ends:\n" + since.decode(errors="replace"))
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        if WHERE in part:
            os.write(terminal, HERE)
        since, quiet = since + part, 0
        shown.append((time.monotonic() - begun, part))
    os.waitpid(child, 0)
    if keys:
        sys.exit(f"it ended before {keys} could be typed:\n" + since.decode(errors="replace"))
    return shown


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("runbookc", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--term", default="xterm-256color")
    parser.add_argument("--shell", action="append", choices=SHELLS)
    parser.add_argument("--in", dest="inside", choices=[name for name in INSIDE if name])
    parser.add_argument("locales", nargs="*", default=["nl-NL", "ja-JP"])
    options = parser.parse_intermixed_args()
    size = [int(part) for part in options.size.split("x")]
    options.folder.mkdir(parents=True, exist_ok=True)
    for shell in options.shell or SHELLS:
        program = SHELLS[shell][0][0]
        if shutil.which(program) is None:
            print(f"skipped: no {program} on PATH", file=sys.stderr)
            continue
        for locale in options.locales:
            record(options, size, shell, locale)


def record(options, size, shell, locale):
    """Records a run in a shell and a language, in a folder that is taken away again."""
    program, script, lang = SHELLS[shell]
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        shutil.copytree(pathlib.Path(__file__).parent / "docs", place / "docs")
        build = [options.runbookc.resolve(), "build", place / "docs", "-o", place / "out"]
        subprocess.run([*build, "--format", shell], check=True, cwd=place,
                       stdout=subprocess.DEVNULL)
        for folder in "home", "work/low", "work/high":
            (place / folder).mkdir(parents=True)
        (place / "work/low/book").touch()
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(place / "home"), "LANG": "C.UTF-8",
            "XDG_STATE_HOME": str(place / "state"), "TERM": options.term,
        }
        script = place / "out/shelf" / script
        for n, keys in enumerate(STARTS, 1):
            if options.term == "dumb":
                # It sends lines, and no single keys.
                keys = [key.rstrip("\n") + "\n" for key in keys]
            inside = [word.format(place=place, n=n) for word in INSIDE[options.inside]]
            command = [*inside, *program, str(script), lang, locale]
            shown = play(command, place / "work", environment, size, keys, options.inside)
            path = options.folder / f"{locale}-{shell}-{options.size}-{n}.cast"
            with path.open("w", encoding="utf-8") as cast:
                head = {"version": 2, "width": size[0], "height": size[1],
                        "title": f"{script.name}, {locale}", "env": {"TERM": options.term}}
                print(json.dumps(head), file=cast)
                # A character may come in two halves.
                decode = codecs.getincrementaldecoder("utf-8")("replace").decode
                for at, part in shown:
                    print(json.dumps([round(at, 3), "o", decode(part)]), file=cast)
            print(path)
            (place / "work/catalogue").touch()


if __name__ == "__main__":
    main()
