"""Times commands on a terminal, alone and in a runbook: see powershell-output.sh."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

COMMANDS = {
    "200,000 lines of a program": "seq 200000",
    "50,000 objects": "1..50000 | ForEach-Object { [pscustomobject]@{ a = $_; b = 'x' } }",
}
WAYS = ["on the terminal", "with a secret", "compared"]
ROUNDS = 3


def play(argv, folder, dialog):
    """Starts a program on a terminal of its own; when each text of the dialog came."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(NO_COLOR="1", TERM="xterm", HOME=folder)
        os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")
        os.execvp(argv[0], argv)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    times = [time.monotonic()]
    said = b""
    while True:
        if not select.select([terminal], [], [], 120)[0]:
            raise SystemExit(f"nothing comes any more: {said[-2000:]!r}")
        try:
            new = os.read(terminal, 65536)
        except OSError:
            break
        if not new:
            break
        for _ in range(new.count(b"\x1b[6n")):
            os.write(terminal, b"\x1b[1;1R")
        said = said[-4000:] + new
        if len(times) <= len(dialog):
            text, answer = dialog[len(times) - 1]
            if text.encode() in said:
                said = b""
                times.append(time.monotonic())
                os.write(terminal, answer.encode())
    os.waitpid(child, 0)
    if len(times) <= len(dialog):
        raise SystemExit(f"it ended early: {said!r}")
    return times + [time.monotonic()]


def alone(folder, command):
    times = play(["pwsh", "-NoProfile", "-Command", command], folder, [])
    return times[-1] - times[0]


def in_a_runbook(folder, command, way):
    """How long the step takes, from the answer to the next question."""
    docs = os.path.join(folder, "docs", "en-US")
    os.makedirs(docs, exist_ok=True)
    code = command
    if way == "with a secret":
        code = '$null = "<password>"\n   ' + command
    text = f"# Say much\n\n1. Say it:\n\n   ```powershell\n   {code}\n   ```\n"
    if way == "compared":
        text += "\n   Output:\n\n   ```output\n   little\n   ```\n"
    with open(os.path.join(docs, "much.md"), "w", encoding="utf-8") as file:
        file.write(text)
    build = [os.environ["RUNBOOKC"], "build", "docs", "-o", "out", "--format", "powershell"]
    subprocess.run(build, cwd=folder, check=True, capture_output=True)
    argv = ["pwsh", "-NoProfile", "-File", "out/much/runbook.ps1"]
    dialog = [("[r]", "r\r")]
    if way == "with a secret":
        argv += ["-Set", "password=correct-horse"]
        dialog = [("Press Enter", "\r")] + dialog
    end = "has failed" if way == "compared" else "have been handled"
    times = play(argv, folder, dialog + [(end, "q\r")])
    subprocess.run(["rm", "-rf", os.path.join(folder, "state")], check=True)
    return times[-2] - times[-3]


def main():
    folder = sys.argv[1]
    for name, command in COMMANDS.items():
        bare = sorted(alone(folder, command) for _ in range(ROUNDS))[ROUNDS // 2]
        print(f"{name}, pwsh alone: {bare:.2f} s", flush=True)
        for way in WAYS:
            runs = sorted(in_a_runbook(folder, command, way) for _ in range(ROUNDS))
            took = runs[ROUNDS // 2]
            print(f"{name}, {way}: {took:.2f} s, {took / bare:.2f} times", flush=True)


main()
