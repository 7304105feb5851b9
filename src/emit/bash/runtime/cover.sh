# --- Secrets on the screen

# Gives what commands print a terminal of its own: what comes there is shown at once, but for
# secrets. What may become one is held back until it is known. A program may set colours in
# the middle of a secret, and modes on this terminal that are meant for the other one. A pager
# finds its keys by what it prints to: as long as one reads there, it gets what is typed here.
read_cover_program() {
	IFS= read -r -d '' cover_program <<'END_OF_COVER'
import fcntl, os, pty, re, select, signal, sys, termios
for name in signal.SIGINT, signal.SIGQUIT:
    signal.signal(name, signal.SIG_IGN)
screen, own = pty.openpty()
marker = b"\1" + os.fsencode(sys.argv[1])
forms = [form for form in sys.stdin.buffer.read().split(b"\n") if form]
colour = br"(?:\x1b(?:\[[0-?]*[ -/]*[@-~]|[(-/][0-~]))*"
spelled = [colour.join(re.escape(form[n:n + 1]) for n in range(len(form))) for form in forms]
secret, colours = re.compile(b"|".join(spelled)), re.compile(colour)
unended = re.compile(br"\x1b(?:\[[0-?]*[ -/]*|[(-/])?\Z")
begun = {form[:n] for form in forms + [marker] for n in range(1, len(form))}
longest = max(map(len, begun))

def show(text):
    while text:
        try:
            text = text[os.write(1, text):]
        except BlockingIOError:
            select.select([], [1], [])

# Whether a program reads from this terminal; where only `lsof` tells, by that.
def is_read():
    if not os.path.isdir("/proc/self/fdinfo"):
        return re.search("^a[ru]", os.popen("lsof -Fa " + name + " 2>/dev/null").read(), re.M)
    for process in filter(str.isdigit, os.listdir("/proc")):
        folder = "/proc/" + process
        try:
            for one in os.listdir(folder + "/fd"):
                if os.readlink(folder + "/fd/" + one) == name:
                    with open(folder + "/fdinfo/" + one) as info:
                        if int(re.search(r"flags:\s*(\d+)", info.read()).group(1), 8) & 3 != 1:
                            return True
        except OSError:
            pass
    return False

def held_back(text):
    cut = unended.search(text, max(0, len(text) - 16))
    end = cut.start() if cut else len(text)
    at = max(0, end - longest * (8 if b"\x1b" in text[-longest:] else 1))
    places = []
    while at < end:
        at = colours.match(text, at, end).end()
        places.append(at)
        at += 1
    tail = bytes(text[place] for place in places if place < end)
    for n in range(min(longest, len(tail)), 0, -1):
        if tail[-n:] in begun:
            return places[len(tail) - n]
    return end

def pass_on(text):
    shown, at = [], 0
    for found in secret.finditer(text):
        shown += [text[at:found.start()], b"****"] + colours.findall(found.group())
        at = found.end()
    until = at + held_back(text[at:])
    show(b"".join(shown) + text[at:until])
    return text[until:]

size = b""
def fit(*_):
    global size
    now = fcntl.ioctl(1, termios.TIOCGWINSZ, bytes(8))
    if now != size:
        fcntl.ioctl(screen, termios.TIOCSWINSZ, now)
        if size:
            os.kill(0, signal.SIGWINCH)
        size = now
signal.signal(signal.SIGWINCH, fit)
fit()
modes = termios.tcgetattr(1)
termios.tcsetattr(own, termios.TCSANOW, modes)
usual = last = termios.tcgetattr(screen)
name = os.ttyname(own)
os.write(3, os.fsencode(name) + b"\n")

held, markers, keys, looks = b"", 0, [], 0
while True:
    wait = 10 if not markers else 0.2 if markers == 1 and last != usual else None
    ready = select.select([screen] + keys, [], [], wait)[0]
    if not ready and not markers:
        break
    now = termios.tcgetattr(screen) if markers == 1 else last
    if now != last:
        last, keys, looks = now, [], 9
        own_modes = now[:2] + modes[2:3] + now[3:4] + modes[4:6] + now[6:]
        termios.tcsetattr(1, termios.TCSADRAIN, modes if now == usual else own_modes)
    if looks and not keys and markers == 1 and last != usual:
        looks -= 1
        keys = [6] if is_read() else []
    if 6 in ready and keys:
        try:
            os.write(screen, os.read(6, 1024))
        except OSError:
            keys = []
    if screen not in ready:
        continue
    try:
        held += os.read(screen, 65536)
    except OSError:
        break
    while markers < 2 and marker in held:
        before, _, held = held.partition(marker)
        if markers:
            show(pass_on(before))
            if last != usual:
                termios.tcsetattr(1, termios.TCSADRAIN, modes)
            os.write(3, b"shown\n")
            os.close(3)
        else:
            os.close(own)
        markers += 1
    if markers:
        held = pass_on(held)
show(held)
END_OF_COVER
}

# Whether python3 can do that here; yes or no once it is known.
coverable=''

can_cover() {
	if [ -z "$coverable" ]; then
		coverable=no
		case $OSTYPE$(type -P python3) in
		# Without Apple's tools, it asks for them in a window.
		darwin*[0-9]/usr/bin/python3) xcode-select -p >/dev/null 2>&1 ;;
		esac && [ -t 1 ] &&
			(cover_python -c 'import fcntl, pty, select, termios; pty.openpty()' 2>/dev/null) && coverable=yes
	fi
	[ "$coverable" = yes ]
}

# Nothing counts that the environment or the folder here has of Python.
cover_python() {
	exec python3 -IS "$@"
}

# open_cover: opens such a terminal for the next command, and this script opens it, too, since
# it is another's once nobody has it open. Fails where there is none.
open_cover() {
	local name=''
	can_cover || return 1
	read_cover_program
	exec 5>&1
	exec 4< <(
		exec 7>&- 8>&- 9>&-
		printf '%s\n' "${covered[@]}" 2>/dev/null | cover_python -c "$cover_program" "$marker" 3>&1 >&5 5>&- 2>/dev/null
	)
	exec 5>&-
	if IFS= read -r name <&4 && [ -w "$name" ] && exec 3>"$name"; then
		printf '\1%s' "$marker" 2>/dev/null >&3
		printf 'screen - %s\n' "$name" >&7
		covering=yes
	else
		exec 4<&-
		return 1
	fi
}

# Waits until all is shown that the command has printed. What a signal meanwhile has to tell goes to
# the terminal: nothing is redirected here but what cannot wait.
close_cover() {
	covering=
	printf '\1%s' "$marker" 2>/dev/null >&3
	exec 3>&-
	IFS= read -r _ <&4
	exec 4<&-
}
