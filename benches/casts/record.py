#!/usr/bin/env python3
"""Records a run with a failure, a correction, a roll-back and a resume as asciicasts (version 2).

    benches/casts/record.py RUNBOOKC FOLDER [--size 40x20] [--term vt100] [LOCALE...]

RUNBOOKC is the program that makes the runbook, of the articles beside this file. Each start is a
file of its own, FOLDER/LOCALE-COLUMNSxROWS-N.cast, which `asciinema play` shows.
"""

import argparse
import codecs
import fcntl
import json
import os
import pathlib
import pty
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


def play(command, folder, environment, size, keys):
    """Runs a command on a terminal; gives what it shows, with the seconds until then."""
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    begun, shown, keys, since = time.monotonic(), [], list(keys), b""
    while True:
        # A question stands where a row is open and nothing follows.
        if not select.select([terminal], [], [], 0.4)[0]:
            if since.endswith((b" ", b"\x1b[0m")) and keys:
                os.write(terminal, keys.pop(0).encode())
                since = b""
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
        since += part
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
    parser.add_argument("locales", nargs="*", default=["nl-NL", "ja-JP"])
    options = parser.parse_args()
    size = [int(part) for part in options.size.split("x")]
    options.folder.mkdir(parents=True, exist_ok=True)
    for locale in options.locales:
        with tempfile.TemporaryDirectory() as place:
            place = pathlib.Path(place)
            shutil.copytree(pathlib.Path(__file__).parent / "docs", place / "docs")
            build = [options.runbookc.resolve(), "build", place / "docs", "-o", place / "out"]
            subprocess.run([*build, "--format", "bash"], check=True, cwd=place,
                           stdout=subprocess.DEVNULL)
            for folder in "home", "work/low", "work/high":
                (place / folder).mkdir(parents=True)
            (place / "work/low/book").touch()
            environment = {
                "PATH": os.environ["PATH"], "HOME": str(place / "home"), "LANG": "C.UTF-8",
                "XDG_STATE_HOME": str(place / "state"), "TERM": options.term,
            }
            command = ["bash", str(place / "out/shelf/runbook.sh"), "--lang", locale]
            for n, keys in enumerate(STARTS, 1):
                if options.term == "dumb":
                    # It sends lines, and no single keys.
                    keys = [key.rstrip("\n") + "\n" for key in keys]
                shown = play(command, place / "work", environment, size, keys)
                path = options.folder / f"{locale}-{options.size}-{n}.cast"
                with path.open("w", encoding="utf-8") as cast:
                    head = {"version": 2, "width": size[0], "height": size[1],
                            "title": f"runbook.sh, {locale}", "env": {"TERM": options.term}}
                    print(json.dumps(head), file=cast)
                    # A character may come in two halves.
                    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
                    for at, part in shown:
                        print(json.dumps([round(at, 3), "o", decode(part)]), file=cast)
                print(path)
                (place / "work/catalogue").touch()


main()
