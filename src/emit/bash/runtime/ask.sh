# --- Asking

# Sets `line` to a line from the terminal; fails where no more can come. A
# signal that comes just before a read begins is seen only when it ends, so no
# read waits for longer than a second.
read_line() {
	local before state
	while :; do
		before=$SECONDS
		IFS= read -r -t 1 ${typing_hidden:+-s} line && return
		state=$?
		# Above 128 the time was over; bash 3.2 has 1 for that and for the end.
		if ((state <= 128 && (BASH_VERSINFO[0] > 3 || SECONDS == before))); then
			return 1
		fi
	done
}

# Whether nobody can be asked.
nobody_there() {
	[ -n "$unattended" ] || [ ! -t 0 ]
}

# Ends where nobody can be asked.
need_person() {
	! nobody_there || leave_to_person
}

# Sets `reply` to a line that the operator types, without what could harm.
read_reply() {
	need_person
	if ! read_line; then
		gap
		leave_to_person
	fi
	trim "${line//[[:cntrl:]]/}"
}

# trim TEXT: sets `reply` to a text without the space around it.
trim() {
	reply=${1#"${1%%[![:space:]]*}"}
	reply=${reply%"${reply##*[![:space:]]}"}
}

# prompt KEY: a message after which a line is typed.
prompt() {
	say "$1"
	printf '%s ' "$said"
}

# choose KEYS LABELS DEFAULT: sets `answer` to one of the keys, which stand for
# the messages in turn. Enter is the default, where there is one.
choose() {
	local label key keys='' line_of_keys='' n=0
	for label in $2; do
		key=${1:n:1}
		say "$label"
		line_of_keys+="  [$bold$key$plain] $said"
		keys+=", $key"
		n=$((n + 1))
	done
	while :; do
		printf '%s > ' "$line_of_keys"
		read_reply
		answer=
		shopt -s nocasematch
		for key in ${keys//,/}; do
			[[ ${reply:-$3} != "$key" ]] || answer=$key
		done
		shopt -u nocasematch
		[ -z "$answer" ] || return 0
		hint "$warn" unknown-answer "${keys#, }"
	done
}

# ask_text KEY: sets `reply` to an answer that is not empty.
ask_text() {
	hint '' "$1"
	while :; do
		printf '  > '
		read_reply
		[ -z "$reply" ] || return 0
		hint "$warn" reason-needed
	done
}
